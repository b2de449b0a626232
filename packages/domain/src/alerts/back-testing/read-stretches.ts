import type { SQL } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { Needs } from "./needs-of.ts";
import { findWakes, readColumns } from "./read-columns.ts";
import { merged, type RunningRule } from "./run-vehicle.ts";
import type { Fitted, ScopedVehicle } from "./scoped-vehicles.ts";
import { joined, type Stretch } from "./stretches.ts";

/** What a moment needs of the fix before it: no more than a gap. */
const beforeMs = 600_000;
/** As far as a rule is followed at first once it is awake. */
const afterMs = 1_200_000;
/** Finding this share of all stretches one by one takes longer than reading everything. */
const mostShare = 0.25;

/**
 * Gives rules the stretches in which something could wake them, and what follows until they are at rest again. Answers
 * false, having given nothing, where there is too much of it.
 */
export async function readStretches(
  ctx: Context,
  {
    needs,
    wakes,
    period,
    vehicles,
    runningOf,
    signal,
  }: {
    needs: Needs;
    wakes: SQL;
    period: Stretch;
    vehicles: readonly ScopedVehicle[];
    runningOf(vehicle: ScopedVehicle): RunningRule | undefined;
    signal: AbortSignal | undefined;
  },
): Promise<boolean> {
  const all = vehicles.flatMap(({ fittings }) => fittings);
  if (all.length === 0) return true;
  const found = await findWakes(ctx, wakes, all);
  const possible = all.reduce((sum, { from, until }) => sum + (until - from) / 600_000, 0);
  const awakeFor = found.reduce((sum, { from, until }) => sum + (until - from) / 600_000, 0);
  if (awakeFor > possible * mostShare) return false;
  const byDevice = Map.groupBy(found, ({ deviceKey }) => deviceKey);
  for (const vehicle of vehicles) {
    signal?.throwIfAborted();
    const running = runningOf(vehicle);
    const awake = vehicle.fittings.flatMap(({ deviceKey }) => byDevice.get(deviceKey) ?? []);
    if (!running || awake.length === 0) continue;
    const stretches = joined(awake, { before: beforeMs, after: afterMs, since: period.from });
    const fixes = merged(await readColumns(ctx, needs, rangesIn(vehicle, stretches)), vehicle);
    let taken = 0;
    for (const [index, { until }] of stretches.entries()) {
      const end = fixes.findIndex(({ time }, at) => at >= taken && time >= until);
      running.take(fixes.slice(taken, end < 0 ? fixes.length : end));
      taken = end < 0 ? fixes.length : end;
      const next = stretches[index + 1]?.from ?? period.until;
      await follow(ctx, { needs, vehicle, running, gap: { from: until, until: next }, signal });
    }
  }
  return true;
}

/** Reads on until the rule is at rest, or until what was read already, twice as far each time. */
async function follow(
  ctx: Context,
  {
    needs,
    vehicle,
    running,
    gap,
    signal,
  }: {
    needs: Needs;
    vehicle: ScopedVehicle;
    running: RunningRule;
    gap: Stretch;
    signal: AbortSignal | undefined;
  },
): Promise<void> {
  let { from } = gap;
  for (let lasts = afterMs; !running.isAtRest && from < gap.until; lasts *= 2) {
    signal?.throwIfAborted();
    const until = Math.min(from + lasts, gap.until);
    running.take(merged(await readColumns(ctx, needs, rangesIn(vehicle, [{ from, until }])), vehicle));
    from = until;
  }
}

function rangesIn({ fittings }: ScopedVehicle, stretches: readonly Stretch[]): Fitted[] {
  return fittings.flatMap((fitted) =>
    stretches
      .map(({ from, until }) => ({
        deviceKey: fitted.deviceKey,
        from: Math.max(from, fitted.from),
        until: Math.min(until, fitted.until),
      }))
      .filter(({ from, until }) => from < until),
  );
}
