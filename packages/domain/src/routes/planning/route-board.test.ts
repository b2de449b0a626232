import fc from "fast-check";
import { expect, test } from "vitest";
import { planRoutes } from "./plan-routes.ts";
import type { PlanningProblem } from "./problem.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import { type EditEffect, RouteBoard } from "./route-board.ts";
import type { RoutePlan } from "./route-plan.ts";
import { deliveryTo, smallTown, van } from "./small-town.arbitrary.ts";

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

test("the cheapest of several edits is the first that costs least of all their effects", () => {
  fc.assert(
    fc.property(problem, fc.array(drag, { minLength: 1, maxLength: 8 }), fc.nat(), (given, drags, lateWeighs) => {
      const day = planned(given);
      const board = new RouteBoard(day);
      const edits = drags.map(({ order, vehicle, ...at }) => ({
        ...at,
        orderId: day.orders[order % day.orders.length]?.id ?? "",
        toVehicleId: vehicle === null ? null : (day.vehicles[vehicle % day.vehicles.length]?.id ?? null),
      }));
      const costOf = ({ routes, distanceM }: EditEffect) => {
        const faults = routes.flatMap(({ after }) => after.faults);
        return faults.reduce((sum, fault) => sum + ("byS" in fault ? fault.byS * lateWeighs : 1e9), distanceM);
      };
      const costs = edits.map((edit) => costOf(board.effectOf(edit)));
      const first = edits[costs.indexOf(Math.min(...costs))];
      expect(board.cheapestOf(edits, costOf)).toEqual(first && board.effectOf(first));
    }),
    { numRuns: 60 },
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

test("a drag shows what it breaks and by how much", () => {
  const late = { place: 2, windows: [{ fromS: 8 * 3600, untilS: 8 * 3600 + 900 }], serviceS: 0 };
  const orders = [
    deliveryTo(9, { loads: [80] }),
    deliveryTo(2, { loads: [30], delivery: late, skills: ["cold"] }),
    deliveryTo(4, { onlyVehicleId: "b" }),
  ];
  const vehicles = [van("a", { mostDistanceM: 150_000, shift: { fromS: 8 * 3600, untilS: 10 * 3600 } }), van("b")];
  const board = new RouteBoard(smallTown({ vehicles, orders }));
  const drop = (orderId: string, deliveryAt: number) => ({ orderId, toVehicleId: "a", pickupAt: null, deliveryAt });
  board.apply(drop("to 9", 0));
  board.apply(drop("to 2", 1));
  const [changed] = board.effectOf(drop("to 4", 2)).routes;
  expect(changed?.before.route.stops).toHaveLength(2);
  expect(changed?.after.faults).toEqual([
    { kind: "late", orderId: "to 2", stop: "delivery", byS: 170 * 60 - 900 },
    { kind: "skill", orderId: "to 2", skills: ["cold"] },
    { kind: "reserved", orderId: "to 4" },
    { kind: "overload", dimension: 0, by: 20 },
    { kind: "shift", byS: 120 * 60 },
    { kind: "distance", byM: 70_000 },
  ]);
});

test("a delivery before its pick-up is told, and an order that is taken off leaves nothing behind", () => {
  const pickup = { place: 1, windows: [], serviceS: 0 };
  const board = new RouteBoard(smallTown({ orders: [deliveryTo(5, { pickup })] }));
  const empty = board.route("a");
  const edit = { orderId: "to 5", toVehicleId: "a", pickupAt: 1, deliveryAt: 0 };
  expect(board.apply(edit).routes[0]?.after.faults).toEqual([{ kind: "sequence", orderId: "to 5" }]);
  board.apply({ ...edit, toVehicleId: null });
  expect(board.route("a")).toEqual(empty);
});
