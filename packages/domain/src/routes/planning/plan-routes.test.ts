import fc from "fast-check";
import { expect, test } from "vitest";
import { planRoutes, planRoutesGently } from "./plan-routes.ts";
import type { PlanningProblem } from "./problem.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import type { RoutePlan } from "./route-plan.ts";
import { routeTrial } from "./route-trial.ts";
import { verifyPlan } from "./verify-plan.ts";

test("a plan keeps every hard limit, and each order is on one route whole or is left", () => {
  fc.assert(
    fc.property(problem, fc.nat(), (given, seed) => {
      expect(verifyPlan(given, planRoutes(given, quickly(seed)))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("the same seed gives the same plan, and a problem can be sent to a thread", () => {
  fc.assert(
    fc.property(problem, fc.nat(), (given, seed) => {
      const plan = planRoutes(given, quickly(seed));
      expect(planRoutes(structuredClone(given), quickly(seed))).toEqual(plan);
      expect(structuredClone(plan)).toEqual(plan);
    }),
    { numRuns: 15 },
  );
});

test("an order that is left has no place on any route, and not on one without its orders of lower priority either", () => {
  fc.assert(
    fc.property(problem, (given) => {
      const plan = planRoutes(given, quickly());
      for (const left of given.orders.filter(({ id }) => plan.unassigned.includes(id))) {
        for (const vehicle of given.vehicles) {
          expect(routeTrial(given, plan).fits(vehicle, left, null)).toBe(false);
          const stripped = without(given, plan, ({ priority }) => priority < left.priority);
          expect(routeTrial(given, stripped).fits(vehicle, left, null)).toBe(false);
        }
      }
    }),
    { numRuns: 50 },
  );
});

function without(
  given: PlanningProblem,
  plan: RoutePlan,
  isOff: (order: PlanningProblem["orders"][number]) => boolean,
) {
  const off = new Set(given.orders.filter(isOff).map(({ id }) => id));
  const routes = plan.routes.map((route) => ({
    ...route,
    stops: route.stops.filter(({ orderId }) => !off.has(orderId)),
  }));
  return { ...plan, routes };
}

test("the first usable plan is told soon, and each that is told is better and sound", () => {
  fc.assert(
    fc.property(problem, (given) => {
      const told: RoutePlan[] = [];
      const plan = planRoutes(given, { ...quickly(), onBetter: (better) => told.push(better.plan()) });
      expect(told.length).toBeGreaterThan(0);
      for (const each of told) expect(verifyPlan(given, each)).toEqual([]);
      expect(plan.unassigned.length).toBeLessThanOrEqual(Math.max(...told.map(({ unassigned }) => unassigned.length)));
    }),
    { numRuns: 15 },
  );
});

test("a signal ends the search with the best plan so far", async () => {
  const [given] = fc.sample(problem, { numRuns: 1, seed: 7 });
  const stopping = new AbortController();
  if (!given) throw new Error("There is no problem.");
  setTimeout(() => stopping.abort(), 0);
  const limits = { seconds: null, iterations: null };
  const plan = await planRoutesGently(given, { seed: 1, limits, signal: stopping.signal });
  expect(verifyPlan(given, plan)).toEqual([]);
});
