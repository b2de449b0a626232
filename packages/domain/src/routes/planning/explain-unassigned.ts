import { anotherLike, type Change, type Mending } from "./change.ts";
import type { PlanningOrder, PlanningProblem, PlanningVehicle } from "./problem.ts";
import type { RoutePlan } from "./route-plan.ts";
import { type RouteTrial, routeTrial } from "./route-trial.ts";
import { type Mend, smallestChanges } from "./smallest-change.ts";
import { vehicleTrial } from "./vehicle-trial.ts";

/** `several`: no single change helps on that vehicle. `reserved`: the order belongs on another one. */
export type Reason = Mending["kind"] | "several" | "reserved";

export interface Explanation {
  orderId: string;
  /** For how many vehicles each reason stands in the way; a vehicle may have several, each of which alone would do. */
  reasons: Partial<Record<Reason, number>>;
  /**
   * The smallest change of each kind that would give the order a place on a route as it is planned; the smallest of all
   * first. One vehicle more only where nothing less would do; none where that would not either.
   */
  changes: Change[];
}

/** Why orders were left, and what would mend it: each change named was tried, and the order fits with it. */
export function explainUnassigned(problem: PlanningProblem, plan: RoutePlan): Explanation[] {
  const left = new Set(plan.unassigned);
  const orders = problem.orders.filter(({ id }) => left.has(id));
  const told = orders.map((order) => ({ order, reasons: {} as Explanation["reasons"], best: new Map<string, Mend>() }));
  const trial = routeTrial(problem, plan);
  for (const { vehicle, alike } of candidatesOf(problem, plan)) {
    const quick = vehicleTrial(trial.alone(vehicle, orders, null));
    for (const { order, reasons, best } of told) {
      const isReserved = order.onlyVehicleId !== null && order.onlyVehicleId !== vehicle.id;
      const known = (kind: string) => best.get(kind)?.effort ?? Number.POSITIVE_INFINITY;
      const found = isReserved ? null : smallestChanges(quick, vehicle, order, known);
      for (const mend of found?.mends ?? []) {
        const isBetter = mend.effort < known(mend.change.kind);
        if (isBetter && trial.fits(vehicle, order, mend.change)) best.set(mend.change.kind, mend);
      }
      for (const reason of reasonsOf(found?.kinds)) reasons[reason] = (reasons[reason] ?? 0) + alike;
    }
  }
  return told.map(({ order, reasons, best }) => {
    const mends = [...best.values()].toSorted((a, b) => a.effort - b.effort);
    const changes = mends.length > 0 ? mends.map(({ change }) => change) : oneMore(problem, trial, order);
    return { orderId: order.id, reasons, changes };
  });
}

function oneMore({ vehicles }: PlanningProblem, { fits }: RouteTrial, order: PlanningOrder): Change[] {
  const like = vehicles.find((vehicle) => fits(anotherLike(vehicle), order, null));
  return like ? [{ kind: "vehicle", likeVehicleId: like.id }] : [];
}

function reasonsOf(kinds: readonly Reason[] | undefined): readonly Reason[] {
  if (!kinds) return ["reserved"];
  return kinds.length > 0 ? kinds : ["several"];
}

/** Vehicles with routes, and of unused ones that differ in nothing but their name the first, with how many there are. */
function candidatesOf(
  { vehicles, orders }: PlanningProblem,
  plan: RoutePlan,
): { vehicle: PlanningVehicle; alike: number }[] {
  const used = new Set(plan.routes.map(({ vehicleId }) => vehicleId));
  const named = new Set(orders.map(({ onlyVehicleId }: PlanningOrder) => onlyVehicleId));
  const groups = new Map<string, { vehicle: PlanningVehicle; alike: number }>();
  for (const vehicle of vehicles) {
    const { id, ...rest } = vehicle;
    const key = used.has(id) || named.has(id) ? id : JSON.stringify(rest);
    const group = groups.get(key);
    if (group) group.alike += 1;
    else groups.set(key, { vehicle, alike: 1 });
  }
  return [...groups.values()];
}
