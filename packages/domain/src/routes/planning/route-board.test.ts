import fc from "fast-check";
import { expect, test } from "vitest";
import { planRoutes } from "./plan-routes.ts";
import type { PlanningProblem } from "./problem.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import { RouteBoard } from "./route-board.ts";
import type { RoutePlan } from "./route-plan.ts";

const drag = fc.record({ order: fc.nat(), vehicle: fc.option(fc.nat()), pickupAt: fc.nat(6), deliveryAt: fc.nat(6) });

function planned(given: PlanningProblem): PlanningProblem {
  return { ...given, current: currentOf(planRoutes(given, quickly()).routes) };
}

function currentOf(routes: RoutePlan["routes"]) {
  return routes.map(({ vehicleId, stops }) => ({
    vehicleId,
    stops: stops.map(({ orderId, kind }) => ({ orderId, kind })),
    frozen: 0,
    leavesAtS: null,
    breaksTaken: 0,
    restedUntilS: null,
  }));
}

test("after any drags each route is what it is when the whole board is worked out anew", () => {
  fc.assert(
    fc.property(problem, fc.array(drag, { maxLength: 8 }), (given, drags) => {
      const day = planned(given);
      const board = new RouteBoard(day);
      for (const { order, vehicle, ...at } of drags) {
        const orderId = day.orders[order % day.orders.length]?.id ?? "";
        const toVehicleId = vehicle === null ? null : (day.vehicles[vehicle % day.vehicles.length]?.id ?? null);
        const distanceM = board.distanceM();
        const edit = { orderId, toVehicleId, ...at };
        const effect = board.effectOf(edit);
        expect(board.distanceM()).toBe(distanceM);
        board.apply(edit);
        expect(board.distanceM()).toBeCloseTo(distanceM + effect.distanceM, 3);
      }
      const routes = day.vehicles.flatMap(({ id }) => board.route(id)?.route ?? []);
      const anew = new RouteBoard({ ...day, current: currentOf(routes) });
      for (const { id } of day.vehicles) expect(board.route(id)).toEqual(anew.route(id));
    }),
    { numRuns: 40 },
  );
});

test("a plan of the planner has no faults on the board, and its times and distances are those of the board", () => {
  fc.assert(
    fc.property(problem, (given) => {
      const plan = planRoutes(given, quickly());
      const board = new RouteBoard({ ...given, current: currentOf(plan.routes) });
      for (const route of plan.routes) {
        const held = board.route(route.vehicleId);
        expect(held?.faults).toEqual([]);
        expect(held?.route.distanceM).toBeCloseTo(route.distanceM, 3);
        expect(held?.route.endsS).toBeLessThanOrEqual(route.endsS + 1e-6);
      }
    }),
    { numRuns: 40 },
  );
});
