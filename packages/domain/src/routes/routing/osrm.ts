import type { Point } from "@cartage/telemetry/geodesy";
import { z } from "zod";
import { askJson, below } from "./ask-json.ts";
import { type Routing, RoutingUnavailable, type Stretch } from "./routing.ts";

const Refusal = z.object({ code: z.string().regex(/^(?!Ok$)/), message: z.string().optional() });
const rows = z.array(z.array(z.number().nullable()));
const Table = z.union([z.object({ code: z.literal("Ok"), durations: rows, distances: rows }), Refusal]);
const Route = z.union([
  z.object({
    code: z.literal("Ok"),
    routes: z
      .array(
        z.object({
          distance: z.number(),
          duration: z.number(),
          geometry: z.object({ coordinates: z.array(z.tuple([z.number(), z.number()])) }),
        }),
      )
      .min(1),
  }),
  Refusal,
]);

const six = (degrees: number) => degrees.toFixed(6);
const pathOf = (places: readonly Point[]) => places.map(({ lat, lon }) => `${six(lon)},${six(lat)}`).join(";");
const indexes = (count: number, from = 0) => Array.from({ length: count }, (_, at) => at + from).join(";");

/** What says that no road leads there, rather than that the question was wrong. */
const noWay = ["NoRoute", "NoTable", "NoSegment"];

/**
 * An OSRM server at `url`, in its HTTP API version 1: the table service for matrices and the route service for ways
 * (project-osrm.org/docs, "HTTP server"). `profile` is what it was prepared with.
 */
export function osrmRouting({ url, profile = "driving" }: { url: string; profile?: string }) {
  return (signal?: AbortSignal): Routing => ({
    async matrix(from, to) {
      const table = below(url, `table/v1/${profile}/${pathOf([...from, ...to])}`);
      table.search = `sources=${indexes(from.length)}&destinations=${indexes(to.length, from.length)}&annotations=duration,distance`;
      const answer = await askJson({ url: table, Answer: Table, signal });
      if (!("durations" in answer)) return from.map(() => to.map(() => refused(answer)));
      const { durations, distances } = answer;
      return from.map((_, row) => to.map((_, column) => stretchOf(distances[row]?.[column], durations[row]?.[column])));
    },

    async route(places) {
      const route = below(url, `route/v1/${profile}/${pathOf(places)}`);
      route.search = "overview=full&geometries=geojson";
      const answer = await askJson({ url: route, Answer: Route, signal });
      if (!("routes" in answer)) return refused(answer);
      const [best] = answer.routes;
      if (!best) return null;
      const line = best.geometry.coordinates.map(([lon, lat]) => ({ lat, lon }));
      return { distanceM: best.distance, durationS: best.duration, line };
    },
  });
}

function stretchOf(distanceM: number | null | undefined, durationS: number | null | undefined): Stretch | null {
  return typeof distanceM === "number" && typeof durationS === "number" ? { distanceM, durationS } : null;
}

function refused({ code, message }: z.infer<typeof Refusal>): null {
  if (noWay.includes(code)) return null;
  throw new RoutingUnavailable(`OSRM refused with ${code}: ${message ?? "without a word"}.`);
}
