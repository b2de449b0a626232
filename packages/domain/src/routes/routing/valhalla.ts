import { z } from "zod";
import { askJson, below } from "./ask-json.ts";
import { decodePolyline6 } from "./polyline6.ts";
import { type RoadWay, type Routing, RoutingUnavailable, type Stretch } from "./routing.ts";

const Refusal = z.object({ error_code: z.number(), error: z.string() });
const number = z.number().nullable();
const cell = z.object({ distance: number, time: number, from_index: z.int().min(0), to_index: z.int().min(0) });
/** `verbose`, which is the default, gives cells; a server set to be terse gives two tables. */
const Matrix = z.union([
  z.object({ sources_to_targets: z.array(z.array(cell)) }),
  z.object({
    sources_to_targets: z.object({ durations: z.array(z.array(number)), distances: z.array(z.array(number)) }),
  }),
  Refusal,
]);
const Route = z.union([
  z.object({
    trip: z.object({
      summary: z.object({ length: z.number(), time: z.number() }),
      legs: z.array(z.object({ shape: z.string() })),
    }),
  }),
  Refusal,
]);

/** 442: no path could be found; 170, 171: the places are on no roads, or on roads apart (Valhalla, "HTTP status codes"). */
const noWay = [170, 171, 442];
const METRES_PER_KM = 1_000;

/**
 * A Valhalla server at `url`: `sources_to_targets` for matrices and `route` for ways (valhalla.github.io, "Matrix" and
 * "Turn-by-turn API reference"). `costing` is the vehicle that it reckons with.
 */
export function valhallaRouting({ url, costing = "truck" }: { url: string; costing?: string }) {
  return (signal?: AbortSignal): Routing => ({
    async matrix(from, to) {
      const body = { sources: from.map(placeOf), targets: to.map(placeOf), costing, units: "kilometers" };
      const answer = await askJson({ url: below(url, "sources_to_targets"), body, Answer: Matrix, signal });
      if ("error_code" in answer) return from.map(() => to.map(() => refused(answer)));
      const { sources_to_targets: given } = answer;
      if (!Array.isArray(given)) {
        const { distances, durations } = given;
        return from.map((_, row) =>
          to.map((_, column) => stretchOf(distances[row]?.[column], durations[row]?.[column])),
        );
      }
      const table = from.map(() => to.map((): Stretch | null => null));
      for (const { from_index, to_index, distance, time } of given.flat()) {
        const row = table[from_index];
        if (row && to_index < row.length) row[to_index] = stretchOf(distance, time);
      }
      return table;
    },

    async route(places): Promise<RoadWay | null> {
      const body = { locations: places.map(placeOf), costing, units: "kilometers", directions_type: "none" };
      const answer = await askJson({ url: below(url, "route"), body, Answer: Route, signal });
      if ("error_code" in answer) return refused(answer);
      const { summary, legs } = answer.trip;
      const line = legs.flatMap(({ shape }, at) => decodePolyline6(shape).slice(at === 0 ? 0 : 1));
      return { distanceM: summary.length * METRES_PER_KM, durationS: summary.time, line };
    },
  });
}

const placeOf = ({ lat, lon }: { lat: number; lon: number }) => ({ lat, lon });

function stretchOf(distanceKm: number | null | undefined, durationS: number | null | undefined): Stretch | null {
  if (typeof distanceKm !== "number" || typeof durationS !== "number") return null;
  return { distanceM: distanceKm * METRES_PER_KM, durationS };
}

function refused({ error_code, error }: z.infer<typeof Refusal>): null {
  if (noWay.includes(error_code)) return null;
  throw new RoutingUnavailable(`Valhalla refused with ${error_code}: ${error}.`);
}
