import type { Session } from "@cartage/db/session";
import { firstAtOrAfter } from "@cartage/telemetry/track/track-rows";
import { stretchMs } from "../../tracking/deriving/stretch.ts";
import type { Fold } from "./fold-vehicle.ts";
import type { KnownStretch, Past } from "./read-past.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";
import { countedBefore, stepWay } from "./step-way.ts";
import type { BackTested, Trial } from "./trial.ts";
import { dayOf, openWay, type ReadWays, readStoredWay, readTracks, wholeTracks } from "./way-of-day.ts";

const nothing: ReadWays = { tracks: new Map(), ways: new Map() };

/** Reads the days on which a vehicle may come to an edge of what a rule on geofences looks at; those that are in one place. */
export async function readWaysAhead(
  session: Session,
  organisationKey: number,
  { vehicle: { fittings }, past, trial }: { vehicle: ScopedVehicle; past: Past; trial: Trial },
): Promise<ReadWays> {
  const [fitted, ...others] = fittings;
  if (!trial.fences || trial.isWhole || !fitted || others.length > 0) return nothing;
  const device = { organisationKey, deviceKey: fitted.deviceKey };
  const whole = wholeTracks(past);
  const packed = packedDays(past);
  const days = [...crossingsUntil(past, trial.fences.mayCross).keys()];
  const tracks = readTracks(
    session,
    device,
    days.filter((day) => whole.has(day)),
  );
  const stored = days.filter((day) => !packed.has(day));
  const ways = Promise.all(stored.map(async (day) => [day, await readStoredWay(session, device, day)] as const));
  const [found, read] = await Promise.all([tracks, ways]);
  return { tracks: found, ways: new Map(read) };
}

const packedDays = ({ days }: Past) => new Set(days.map(({ day }) => day));

/** By day, until when (epoch ms) its way has to be known to see all that may meet an edge. */
function crossingsUntil({ stretches }: Past, mayCross: NonNullable<Trial["fences"]>["mayCross"]): Map<number, number> {
  const until = new Map<number, number>();
  for (const [at, stretch] of stretches.entries())
    if (mayCross(stretch, stretches[at - 1] ?? null)) until.set(dayOf(stretch.from), stretch.from + stretchMs);
  return until;
}

/**
 * Shows a rule on geofences one stretch after the other without the derivation, where a single device told them and the
 * derivation left nothing open before them; answers whether it did. `endsAt`: from there on something waits to be derived.
 */
export function openShowWay(given: BackTested, fold: Fold, endsAt: number) {
  const { session, organisationKey, vehicle, world, past, trial, ways, onEffects } = given;
  const { fences } = trial;
  const [fitted, ...others] = vehicle.fittings;
  if (!fences || trial.isWhole || !fitted || others.length > 0) return async () => false;
  const read = openWay(
    session,
    { organisationKey, deviceKey: fitted.deviceKey },
    { ...ways, packed: packedDays(past) },
  );
  const known = crossingsUntil(past, fences.mayCross);
  let derivedUntil: number | null = null;

  return async (stretch: KnownStretch, before: KnownStretch | null): Promise<boolean> => {
    if (!before || !fold.hasBegun || fold.isOpen) return false;
    // behind a checkpoint that left something open, the fold would see again what was shown
    derivedUntil ??= endsAt === Number.POSITIVE_INFINITY ? endsAt : await fold.closedBefore(endsAt);
    const end = stretch.from + stretchMs;
    if (end > derivedUntil) return false;
    const day = dayOf(stretch.from);
    const way = await read(day, Math.max(end, known.get(day) ?? end));
    const from = firstAtOrAfter(way.time, Math.max(stretch.from, fitted.from));
    const until = firstAtOrAfter(way.time, Math.min(end, fitted.until));
    let previous = countedBefore(way, from, fitted.from);
    if (!previous) {
      const earlier = await read(dayOf(before.from), before.from + stretchMs);
      previous = countedBefore(earlier, firstAtOrAfter(earlier.time, stretch.from), fitted.from);
    }
    if (!previous) return false;
    const gapAfterMs = world.thresholds.gapAfterS * 1_000;
    const { all, asksStays } = fences;
    const about = { rule: trial.rule, asksStays, vehicle, index: world.fences, fences: all, gapAfterMs, onEffects };
    fold.showed(stepWay({ way, from, until, previous, ...about }, fold));
    return true;
  };
}
