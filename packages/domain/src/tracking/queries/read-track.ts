import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ReadHistory } from "../inputs.ts";
import { type JudgedFix, readFixes } from "../packing/read-fixes.ts";
import { readOutside } from "../packing/read-outside.ts";
import { listRestored, type RestoredPosition } from "../restoring/list-restored.ts";
import { expectVehicle } from "../trips/expect-vehicle.ts";
import { readVisibleStretches } from "../trips/visible-stretches.ts";
import { type Verdict, verdicts } from "../verdict.ts";

/** Positions by column, in the order of their fix times; arrays of equal length. */
export interface Track {
  fixTime: number[];
  latE7: number[];
  lonE7: number[];
  speedMps: (number | null)[];
  headingDeg: (number | null)[];
  accuracyM: (number | null)[];
  altitudeM: (number | null)[];
  verdict: Verdict[];
  /** What the verdict measured: m/s, s, m or days, by the verdict. */
  doubt: (number | null)[];
  /** Whose it is: an index into `devices`. */
  device: number[];
  /** Ids. */
  devices: string[];
  /** Which of them somebody said are right. */
  restored: RestoredPosition[];
  /** Where the next page begins, epoch ms; null when this is the last. */
  nextFrom: number | null;
}

/** Read at a time at most, so that a year of one position a second is not in memory at once. */
const pieceMs = 86_400_000;

/**
 * A vehicle's positions with all that screening said of them, packed or not, or kept apart for their times: those of the devices fitted at the time that
 * the actor may see. A page ends between two times. Throws `not_found`.
 */
export async function readTrack(
  ctx: Context,
  { vehicleId, from, to, limit }: z.infer<typeof ReadHistory>,
): Promise<Track> {
  const member = authorise(ctx.actor, "tracking.view");
  await expectVehicle(ctx.session.db, member, vehicleId);
  const fixes: JudgedFix[] = [];
  /** Ids by their keys. */
  const devices = new Map<number, string>();
  let through = from;
  while (through < to && fixes.length <= limit) {
    const piece = { from: through, until: Math.min(to, through + pieceMs) };
    const stretches = await readVisibleStretches(ctx, { vehicleIds: [vehicleId], ...piece });
    for (const { deviceKey, deviceId } of stretches) devices.set(deviceKey, deviceId);
    const spans = stretches.map(({ from, until, ...of }) => ({ ...of, from: new Date(from), until: new Date(until) }));
    const [kept, apart] = await Promise.all([readFixes(ctx.session, spans), readOutside(ctx.session, spans)]);
    for (const fix of withApart(kept, apart)) fixes.push(fix);
    through = piece.until;
  }
  const nextFrom = fixes[limit]?.time ?? (through < to ? through : null);
  const paged = nextFrom === null ? fixes : fixes.filter(({ time }) => time < nextFrom);
  const restored = await listRestored(ctx, { devices, fixes: paged });
  return { ...toColumns(paged, [...devices.keys()]), devices: [...devices.values()], restored, nextFrom };
}

/** In one order; what was kept apart and came again when it was kept counts once. */
function withApart(kept: JudgedFix[], apart: JudgedFix[]): JudgedFix[] {
  if (apart.length === 0) return kept;
  const known = new Set(kept.map(({ time, deviceKey }) => `${deviceKey} ${time}`));
  const others = apart.filter(({ time, deviceKey }) => !known.has(`${deviceKey} ${time}`));
  return [...kept, ...others].sort((a, b) => a.time - b.time || a.deviceKey - b.deviceKey);
}

function toColumns(fixes: JudgedFix[], keys: number[]) {
  const places = new Map(keys.map((key, at) => [key, at]));
  return {
    fixTime: fixes.map(({ time }) => time),
    latE7: fixes.map(({ latE7 }) => latE7),
    lonE7: fixes.map(({ lonE7 }) => lonE7),
    speedMps: fixes.map(({ speedMps }) => speedMps),
    headingDeg: fixes.map(({ headingDeg }) => headingDeg),
    accuracyM: fixes.map(({ accuracyM }) => accuracyM),
    altitudeM: fixes.map(({ altitudeM }) => altitudeM),
    verdict: fixes.map(({ verdict }) => verdicts[verdict] ?? "accepted"),
    doubt: fixes.map(({ doubt }) => doubt),
    device: fixes.map(({ deviceKey }) => places.get(deviceKey) ?? 0),
  };
}
