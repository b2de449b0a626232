import type { Context } from "../../context.ts";
import { readTrack, type Track } from "../queries/read-track.ts";
import { writers } from "./write-track.ts";

interface Asked {
  vehicleId: string;
  from: number;
  to: number;
  format: keyof typeof writers;
  track: "clean" | "raw";
  name: string;
}

const pageSize = 20_000;

/**
 * A vehicle's track as a file, page by page; each page is read on a connection of its own, which `read` lends, so that a
 * slow reader holds none. Throws `not_found` with the first page.
 */
export async function* exportTrack(
  read: <Answer>(work: (ctx: Context) => Promise<Answer>) => Promise<Answer>,
  { vehicleId, from, to, format, track, name }: Asked,
): AsyncGenerator<string> {
  const writer = writers[format];
  let next: number | null = from;
  let isFirst = true;
  while (next !== null) {
    const start: number = next;
    const page: Track = await read((ctx) => readTrack(ctx, { vehicleId, from: start, to, limit: pageSize }));
    if (start === from) yield writer.head({ name, isRaw: track === "raw" });
    const shown = track === "raw" ? page : accepted(page);
    if (shown.fixTime.length > 0) {
      yield writer.page(shown, isFirst);
      isFirst = false;
    }
    next = page.nextFrom;
  }
  yield writer.foot();
}

function accepted(track: Track): Track {
  const kept = track.verdict.flatMap((verdict, at) => (verdict === "accepted" ? [at] : []));
  const pick = <Value>(column: Value[]) => kept.map((at) => column[at] as Value);
  return {
    fixTime: pick(track.fixTime),
    latE7: pick(track.latE7),
    lonE7: pick(track.lonE7),
    speedMps: pick(track.speedMps),
    headingDeg: pick(track.headingDeg),
    accuracyM: pick(track.accuracyM),
    altitudeM: pick(track.altitudeM),
    verdict: pick(track.verdict),
    doubt: pick(track.doubt),
    device: pick(track.device),
    devices: track.devices,
    restored: track.restored,
    nextFrom: track.nextFrom,
  };
}
