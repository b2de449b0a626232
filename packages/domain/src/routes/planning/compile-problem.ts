import { allowVehicles } from "./allow-vehicles.ts";
import type { CompiledProblem } from "./compiled-problem.ts";
import { fitBreaks } from "./fit-breaks.ts";
import { freeze } from "./freeze.ts";
import { kindsOf } from "./kinds-of.ts";
import { layOrders } from "./lay-orders.ts";
import { layStops } from "./lay-stops.ts";
import { type LaidTravel, layTravel } from "./lay-travel.ts";
import type { PlanningProblem } from "./problem.ts";
import { weightsOf } from "./weights-of.ts";

/** Turns a problem into numbers. `laid` spares the copying of matrices that were laid before. */
export function compileProblem(
  source: PlanningProblem,
  laid: readonly LaidTravel[] = source.travels.map(layTravel),
): CompiledProblem {
  const { vehicles, orders } = source;
  const dimensions = source.dimensions.length;
  const travelOf = vehicles.map(({ travel }) => {
    const found = laid[travel];
    if (!found) throw new RangeError(`there is no matrix ${travel}`);
    return found;
  });
  const frozen = freeze(source, travelOf);
  const fitted = vehicles.map((vehicle) =>
    fitBreaks(
      vehicle,
      source.current.find(({ vehicleId }) => vehicleId === vehicle.id),
    ),
  );
  const breaks = fitted.flatMap((each) => each.breaks);
  let counted = 0;
  const shape = {
    source,
    orders: orders.length,
    vehicles: vehicles.length,
    dimensions,
    travelOf,
    capacities: Float64Array.from(vehicles.flatMap(({ capacities }) => capacities)),
    baseLoads: frozen.baseLoads,
    mostDistanceM: Float64Array.from(vehicles, (vehicle) => vehicle.mostDistanceM ?? Number.POSITIVE_INFINITY),
    drivenM: frozen.drivenM,
    isStarted: frozen.isStarted,
    firstBreak: Int32Array.from([0, ...fitted.map((each) => (counted += each.breaks.length))]),
    breakFromS: Float64Array.from(breaks, ({ earliestS }) => earliestS),
    breakUntilS: Float64Array.from(breaks, ({ latestS }) => latestS),
    breakS: Float64Array.from(breaks, ({ durationS }) => durationS),
    kindOf: kindsOf(source, frozen.isStarted),
    weight: weightsOf(orders, frozen.isOnBoard),
  };
  const stops = layStops(source, frozen, { travelOf, endsByS: fitted.map(({ endsByS }) => endsByS) });
  return {
    ...shape,
    ...stops,
    ...layOrders(source, frozen, stops),
    isAllowed: allowVehicles(source, frozen.onlyVehicle),
  };
}
