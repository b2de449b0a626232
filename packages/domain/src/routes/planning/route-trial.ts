import { applyChange, type Change } from "./change.ts";
import { compileProblem } from "./compile-problem.ts";
import { emptyPlan } from "./empty-plan.ts";
import { costOn } from "./find-place.ts";
import { layCurrent } from "./lay-current.ts";
import { type LaidTravel, layTravel } from "./lay-travel.ts";
import { Place } from "./place.ts";
import type { PlanningOrder, PlanningProblem, PlanningVehicle } from "./problem.ts";
import type { RoutePlan } from "./route-plan.ts";

/** Tries whether an order fits on a vehicle's planned route once something is changed. */
export type RouteTrial = (vehicle: PlanningVehicle, order: PlanningOrder, change: Change | null) => boolean;

/** Each trial is a problem of one vehicle, what is planned on it, and the order; nothing else is known to it. */
export function routeTrial(problem: PlanningProblem, plan: RoutePlan): RouteTrial {
  const laid: LaidTravel[] = problem.travels.map(layTravel);
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const routes = new Map(plan.routes.map((route) => [route.vehicleId, route]));
  const before = new Map(problem.current.map((route) => [route.vehicleId, route]));
  const place = new Place();
  return (vehicle, order, change) => {
    const route = routes.get(vehicle.id);
    const stops = [...(route?.frozen ?? []), ...(route?.stops ?? [])].map(({ orderId, kind }) => ({ orderId, kind }));
    const ids = new Set([...stops.map(({ orderId }) => orderId), order.id]);
    const current = {
      vehicleId: vehicle.id,
      stops,
      frozen: route?.frozen.length ?? 0,
      leavesAtS: before.get(vehicle.id)?.leavesAtS ?? null,
      breaksTaken: before.get(vehicle.id)?.breaksTaken ?? 0,
      restedUntilS: before.get(vehicle.id)?.restedUntilS ?? null,
    };
    const alone: PlanningProblem = {
      ...problem,
      vehicles: [vehicle],
      orders: [...ids].flatMap((id) => orders.get(id) ?? []),
      current: [current],
      disturbance: null,
      objective: "cheapest",
    };
    const compiled = compileProblem(change ? applyChange(alone, change) : alone, laid);
    const trial = emptyPlan(compiled, { seed: 0, balance: 0 });
    layCurrent(trial);
    const at = compiled.source.orders.findIndex(({ id }) => id === order.id);
    const isAlone = trial.bankCount === 1 && trial.bank[0] === at;
    return isAlone && costOn(trial, 0, at, place) < Number.POSITIVE_INFINITY;
  };
}
