import { applyChange, type Change } from "./change.ts";
import { compileProblem } from "./compile-problem.ts";
import { emptyPlan } from "./empty-plan.ts";
import { costOn } from "./find-place.ts";
import { layCurrent } from "./lay-current.ts";
import { type LaidTravel, layTravel } from "./lay-travel.ts";
import { Place } from "./place.ts";
import type { PlanningOrder, PlanningProblem, PlanningVehicle } from "./problem.ts";
import type { RoutePlan } from "./route-plan.ts";
import type { WorkingPlan } from "./working-plan.ts";

export interface RouteTrial {
  /** Whether an order fits on a vehicle's planned route once something is changed: tried on the changed problem itself. */
  fits(vehicle: PlanningVehicle, order: PlanningOrder, change: Change | null): boolean;
  /** A problem of one vehicle, what is planned on it, and the orders; nothing else is known to it. */
  alone(vehicle: PlanningVehicle, orders: readonly PlanningOrder[], change: Change | null): WorkingPlan;
}

export function routeTrial(problem: PlanningProblem, plan: RoutePlan): RouteTrial {
  const laid: LaidTravel[] = problem.travels.map(layTravel);
  const orderOf = new Map(problem.orders.map((order) => [order.id, order]));
  const routes = new Map(plan.routes.map((route) => [route.vehicleId, route]));
  const before = new Map(problem.current.map((route) => [route.vehicleId, route]));
  const place = new Place();
  const alone: RouteTrial["alone"] = (vehicle, orders, change) => {
    const route = routes.get(vehicle.id);
    const stops = [...(route?.frozen ?? []), ...(route?.stops ?? [])].map(({ orderId, kind }) => ({ orderId, kind }));
    const ids = new Set([...stops.map(({ orderId }) => orderId), ...orders.map(({ id }) => id)]);
    const { leavesAtS = null, breaksTaken = 0, restedUntilS = null } = before.get(vehicle.id) ?? {};
    const frozen = route?.frozen.length ?? 0;
    const source: PlanningProblem = {
      ...problem,
      vehicles: [vehicle],
      orders: [...ids].flatMap((id) => orderOf.get(id) ?? []),
      current: [{ vehicleId: vehicle.id, stops, frozen, leavesAtS, breaksTaken, restedUntilS }],
      disturbance: null,
      objective: "cheapest",
    };
    const trial = emptyPlan(compileProblem(change ? applyChange(source, change) : source, laid), {
      seed: 0,
      balance: 0,
    });
    layCurrent(trial);
    return trial;
  };
  const fits: RouteTrial["fits"] = (vehicle, order, change) => {
    const trial = alone(vehicle, [order], change);
    const at = trial.problem.source.orders.findIndex(({ id }) => id === order.id);
    const isOnlyOneLeft = trial.bankCount === 1 && trial.bank[0] === at;
    return isOnlyOneLeft && costOn(trial, 0, at, place) < Number.POSITIVE_INFINITY;
  };
  return { fits, alone };
}
