import fc from "fast-check";
import { expect, test } from "vitest";
import { planDifference } from "./plan-difference.ts";
import { planRoutes } from "./plan-routes.ts";
import type { CurrentRoute, Disturbance, PlanningProblem } from "./problem.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import type { RoutePlan } from "./route-plan.ts";
import { verifyPlan } from "./verify-plan.ts";

/** A day that was planned and has begun: some stops of each route are done, and then some orders are added and a vehicle may be gone. */
const runningDay = fc
  .record({
    given: problem,
    frozen: fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
    later: fc.nat(5),
    isOneGone: fc.boolean(),
    disturbance: fc.record({ mostMoved: fc.option(fc.nat(3)), mostResequenced: fc.option(fc.nat(3)) }),
  })
  .map(({ given, frozen, later, isOneGone, disturbance }) => {
    const known = { ...given, orders: given.orders.slice(0, Math.max(1, given.orders.length - later)) };
    const current = currentOf(planRoutes(known, quickly()), frozen);
    // a vehicle with goods on board cannot be gone
    const gone = isOneGone ? current.find((route) => route.frozen === 0)?.vehicleId : undefined;
    const vehicles = given.vehicles.filter(({ id }) => id !== gone);
    return { ...given, vehicles: vehicles.length > 0 ? vehicles : given.vehicles, current, disturbance };
  });

function currentOf(plan: RoutePlan, frozen: number[]): CurrentRoute[] {
  return plan.routes.map(({ vehicleId, stops, breaks }, at) => {
    const count = Math.min(stops.length, frozen[at] ?? 0);
    const names = stops.map(({ orderId, kind }) => ({ orderId, kind }));
    const leavesAtS = stops[count - 1]?.leavesS ?? null;
    const taken = breaks.filter(({ untilS }) => leavesAtS !== null && untilS <= leavesAtS);
    const restedUntilS = taken.at(-1)?.untilS ?? null;
    return { vehicleId, stops: names, frozen: count, leavesAtS, breaksTaken: taken.length, restedUntilS };
  });
}

test("a day that runs keeps what is frozen, goods on board stay, and nothing breaks a hard limit", () => {
  fc.assert(
    fc.property(runningDay, (given) => {
      const plan = planRoutes(given, quickly());
      expect(verifyPlan(given, plan)).toEqual([]);
      for (const route of given.current.filter(({ frozen }) => frozen > 0)) {
        const after = plan.routes.find(({ vehicleId }) => vehicleId === route.vehicleId);
        expect(after?.frozen).toEqual(route.stops.slice(0, route.frozen));
        const onBoard = route.stops.slice(0, route.frozen).filter(({ kind }) => kind === "pickup");
        for (const { orderId } of onBoard) {
          const elsewhere = plan.routes.filter(({ vehicleId }) => vehicleId !== route.vehicleId);
          expect(elsewhere.flatMap(({ stops }) => stops).some((stop) => stop.orderId === orderId)).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("no more orders change their vehicle and no more stops their order than may", () => {
  fc.assert(
    fc.property(runningDay, (given: PlanningProblem & { disturbance: Disturbance }) => {
      const { moved, resequenced } = planDifference(given, planRoutes(given, quickly()));
      const there = new Set(given.vehicles.map(({ id }) => id));
      const orders = new Set(
        moved.filter(({ before }) => before && there.has(before.vehicleId)).map(({ orderId }) => orderId),
      );
      expect(orders.size).toBeLessThanOrEqual(given.disturbance.mostMoved ?? orders.size);
      expect(resequenced.length).toBeLessThanOrEqual(given.disturbance.mostResequenced ?? resequenced.length);
    }),
    { numRuns: 60 },
  );
});

test("a difference names every stop that was or will be planned at most once, and nothing where nothing changes", () => {
  fc.assert(
    fc.property(runningDay, (given) => {
      const plan = planRoutes(given, quickly());
      const { moved, resequenced, added, removed, retimed } = planDifference(given, plan);
      const named = [...moved, ...resequenced, ...added, ...removed, ...retimed].map(
        (stop) => `${stop.kind} ${stop.orderId}`,
      );
      expect(new Set(named).size).toBe(named.length);
      const frozen = new Map(given.current.map((route) => [route.vehicleId, route]));
      const again = plan.routes.map(({ vehicleId, frozen: done, stops }) => ({
        vehicleId,
        stops: [...done, ...stops].map(({ orderId, kind }) => ({ orderId, kind })),
        frozen: done.length,
        leavesAtS: frozen.get(vehicleId)?.leavesAtS ?? null,
        breaksTaken: frozen.get(vehicleId)?.breaksTaken ?? 0,
        restedUntilS: frozen.get(vehicleId)?.restedUntilS ?? null,
      }));
      const same = planDifference({ ...given, current: again }, plan);
      expect([same.moved, same.resequenced, same.added, same.removed]).toEqual([[], [], [], []]);
    }),
    { numRuns: 60 },
  );
});
