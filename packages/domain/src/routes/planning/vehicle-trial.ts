import { applyChange, type Change } from "./change.ts";
import type { CompiledProblem } from "./compiled-problem.ts";
import { costOn } from "./find-place.ts";
import { fitBreaks } from "./fit-breaks.ts";
import { Place } from "./place.ts";
import type { PlanningOrder, PlanningVehicle } from "./problem.ts";
import { refreshRoute } from "./refresh-route.ts";
import { settleBreaks } from "./settle-breaks.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** Tries whether an order fits on one planned route once something is changed. */
export type VehicleTrial = (order: PlanningOrder, change: Change) => boolean;

/**
 * Trials on the only route of a plan: the few numbers that a change is about are changed, and changed back after it,
 * so that thousands of trials take a second.
 */
export function vehicleTrial(plan: WorkingPlan): VehicleTrial {
  const { problem } = plan;
  const { source } = problem;
  const [vehicle] = source.vehicles;
  if (!vehicle) throw new RangeError("a trial needs a vehicle");
  const orderAt = new Map(source.orders.map(({ id }, at) => [id, at]));
  const place = new Place();
  const fits = (order: number) => {
    // a version that no route ever had, so that nothing is known of it
    plan.versions += 1;
    plan.version[0] = plan.versions;
    return costOn(plan, 0, order, place) < Number.POSITIVE_INFINITY;
  };
  return (order, change) => {
    const at = orderAt.get(order.id) ?? -1;
    const changed = applyChange({ ...source, orders: [order], vehicles: [vehicle] }, change);
    const [changedOrder, changedVehicle] = [changed.orders[0] ?? order, changed.vehicles[0] ?? vehicle];
    const undo = [
      setAllowed(problem, at, changedOrder, changedVehicle),
      change.kind === "window" ? setWindows(problem, at, changedOrder, change.stop) : null,
      change.kind === "shift" ? setShift(plan, changedVehicle) : setLimits(problem, changedVehicle),
    ];
    const isFit = undo.every((each) => each !== false) && fits(at);
    for (const each of undo.toReversed()) if (each) each();
    return isFit;
  };
}

type Undo = () => void;

function setAllowed({ isAllowed }: CompiledProblem, at: number, order: PlanningOrder, vehicle: PlanningVehicle): Undo {
  const before = isAllowed[at] as number;
  const isAble = order.skills.every((skill) => vehicle.skills.includes(skill));
  const hasRoom = order.loads.every((load, dimension) => load <= (vehicle.capacities[dimension] ?? 0));
  isAllowed[at] = isAble && hasRoom ? 1 : 0;
  return () => {
    isAllowed[at] = before;
  };
}

function setLimits({ capacities, mostDistanceM }: CompiledProblem, vehicle: PlanningVehicle): Undo {
  const before = { capacities: capacities.slice(), mostM: mostDistanceM[0] as number };
  capacities.set(vehicle.capacities);
  mostDistanceM[0] = vehicle.mostDistanceM ?? Number.POSITIVE_INFINITY;
  return () => {
    capacities.set(before.capacities);
    mostDistanceM[0] = before.mostM;
  };
}

function setWindows(problem: CompiledProblem, at: number, order: PlanningOrder, kind: "pickup" | "delivery"): Undo {
  const node = (kind === "pickup" ? problem.pickupOf : problem.deliveryOf)[at] as number;
  const { fromS, untilS, windowFromS, windowUntilS, firstWindow } = problem;
  const windows = order[kind]?.windows ?? [];
  const [first, last] = [firstWindow[node] as number, (firstWindow[node + 1] as number) - 1];
  const before = [fromS[node] as number, untilS[node] as number] as const;
  const set = (opensS: number, closesS: number) => {
    fromS[node] = opensS;
    untilS[node] = closesS;
    if (last < first) return;
    windowFromS[first] = opensS;
    windowUntilS[last] = closesS;
  };
  set(windows[0]?.fromS ?? before[0], windows.at(-1)?.untilS ?? before[1]);
  return () => set(...before);
}

/** False where the route cannot be kept with the other shift. */
function setShift(plan: WorkingPlan, vehicle: PlanningVehicle): Undo | false {
  const { problem } = plan;
  const { fromS, untilS, stops, source } = problem;
  const [start, end] = [stops, stops + 1];
  const before = { startS: fromS[start] as number, endS: untilS[end] as number };
  const columns = [problem.breakFromS, problem.breakUntilS, problem.breakS].map((column) => column.slice());
  const fitted = fitBreaks(vehicle, source.current[0]);
  if (fitted.breaks.length !== problem.breakS.length) return false;
  if (problem.isStarted[0] === 0) fromS[start] = vehicle.shift.fromS;
  untilS[end] = fitted.endsByS;
  for (const [at, { earliestS, latestS, durationS }] of fitted.breaks.entries()) {
    problem.breakFromS[at] = earliestS;
    problem.breakUntilS[at] = latestS;
    problem.breakS[at] = durationS;
  }
  const undo = () => {
    fromS[start] = before.startS;
    untilS[end] = before.endS;
    for (const [at, column] of [problem.breakFromS, problem.breakUntilS, problem.breakS].entries())
      column.set(columns[at] ?? []);
    settle(plan);
  };
  if (settle(plan)) return undo;
  undo();
  return false;
}

function settle(plan: WorkingPlan): boolean {
  if (plan.problem.breakS.length > 0) settleBreaks(plan, 0);
  return refreshRoute(plan, 0);
}
