import type { Context } from "../../context.ts";
import type { Fix } from "../../tracking/deriving/moment.ts";
import type { Needs } from "./needs-of.ts";
import { readColumns } from "./read-columns.ts";
import { merged, type RunningRule } from "./run-vehicle.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";
import type { Stretch } from "./stretches.ts";

const dayMs = 86_400_000;

/** Gives rules everything that their vehicles told, a day after the other; `onDay` sees a day's fixes of any vehicle first. */
export async function readWhole(
  ctx: Context,
  {
    needs,
    period,
    vehicles,
    runningOf,
    onDay = () => {},
    signal,
  }: {
    needs: Needs;
    period: Stretch;
    vehicles: readonly ScopedVehicle[];
    runningOf(vehicle: ScopedVehicle): RunningRule | undefined;
    onDay?: (vehicle: ScopedVehicle, fixes: readonly Fix[]) => void;
    signal: AbortSignal | undefined;
  },
): Promise<void> {
  for (let day = Math.floor(period.from / dayMs) * dayMs; day < period.until; day += dayMs) {
    signal?.throwIfAborted();
    const from = Math.max(day, period.from);
    const until = Math.min(day + dayMs, period.until);
    const fitted = vehicles.flatMap(({ fittings }) => fittings.filter((f) => f.from < until && f.until > from));
    const ranges = fitted.map(({ deviceKey }) => ({ deviceKey, from, until }));
    const byDevice = await readColumns(ctx, needs, ranges);
    const told = vehicles.map((vehicle) => ({ vehicle, fixes: merged(byDevice, vehicle) }));
    for (const { vehicle, fixes } of told) onDay(vehicle, fixes);
    for (const { vehicle, fixes } of told) runningOf(vehicle)?.take(fixes);
  }
}
