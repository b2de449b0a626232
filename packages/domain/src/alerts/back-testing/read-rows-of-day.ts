import type { Session } from "@cartage/db/session";
import { sliceRows, type TrackRows } from "@cartage/telemetry/track/track-rows";
import type { StoredFix } from "../../tracking/deriving/derivation.ts";
import { toFixes } from "../../tracking/packing/read-fixes.ts";
import { readRows } from "../../tracking/packing/read-rows.ts";
import { verdicts } from "../../tracking/verdict.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";

const dayMs = 86_400_000;

/** A vehicle's positions, a stretch after the other, in the order of derivation; each day is read once. */
export function openDays({ sql }: Session, organisationKey: number, { fittings }: ScopedVehicle) {
  let known: { day: number; rows: { deviceKey: number; rows: TrackRows }[] } | null = null;

  async function read(day: number) {
    const spans = fittings
      .filter(({ from, until }) => from < day + dayMs && until > day)
      .map(({ deviceKey, from, until }) => ({
        organisationKey,
        deviceKey,
        from: new Date(Math.max(day, from)),
        until: new Date(Math.min(day + dayMs, until)),
      }));
    const rows = await readRows({ sql }, spans);
    return rows.map((own, at) => ({ deviceKey: spans[at]?.deviceKey ?? 0, rows: own }));
  }

  /** Those of a part of one day. */
  return async (from: number, until: number): Promise<StoredFix[]> => {
    const day = Math.floor(from / dayMs) * dayMs;
    if (known?.day !== day) known = { day, rows: await read(day) };
    const fixes = known.rows.flatMap(({ deviceKey, rows }) => toFixes(sliceRows(rows, from, until), deviceKey));
    if (known.rows.length > 1) fixes.sort((a, b) => a.time - b.time || a.deviceKey - b.deviceKey);
    // one has a verdict more than a fix: leaving it out would copy each
    return fixes.map((fix) => ({ fix, verdict: verdicts[fix.verdict] ?? "accepted", doubt: fix.doubt }));
  };
}
