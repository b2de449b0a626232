import fc from "fast-check";
import { expect, test } from "vitest";
import { planRoutes, planRoutesGently } from "./plan-routes.ts";
import type { PlanningProblem } from "./problem.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import type { RoutePlan } from "./route-plan.ts";
import { routeTrial } from "./route-trial.ts";
import { verifyPlan } from "./verify-plan.ts";
import { weightsOf } from "./weights-of.ts";

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

test("a break gives way to an order that is left", () => {
  const hour = 3_600;
  const at = (place: number, fromS: number, untilS = fromS) => ({ place, windows: [{ fromS, untilS }], serviceS: 0 });
  const base = { loads: [], skills: [], onlyVehicleId: null };
  const given: PlanningProblem = {
    dimensions: [],
    travels: [{ places: 2, durationsS: Float64Array.of(0, hour, hour, 0), distancesM: Float64Array.of(0, 1, 1, 0) }],
    vehicles: [
      {
        ...{
          id: "vehicle",
          startPlace: null,
          endPlace: 0,
          mostWorkS: null,
          mostDistanceM: null,
          skills: [],
          travel: 0,
        },
        shift: { fromS: 6 * hour, untilS: 14 * hour },
        // taken behind the delivery it would make the second order late: there is time while the first one waits
        breaks: [{ earliestS: 11 * hour, latestS: 12.25 * hour, durationS: 900 }],
        capacities: [],
      },
    ],
    orders: [
      { ...base, id: "waits", pickup: at(0, 6.5 * hour), delivery: at(1, 12 * hour), priority: 1 },
      { ...base, id: "follows", pickup: at(0, 12 * hour, 13.1 * hour), delivery: null, priority: 0 },
    ],
    current: [],
    disturbance: null,
    objective: "cheapest",
  };
  expect(planRoutes(given, quickly()).unassigned).toEqual([]);
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
      const left = [...told, plan].map((each) => weightLeft(given, each));
      expect(left).toEqual(left.toSorted((a, b) => b - a));
    }),
    { numRuns: 15 },
  );
});

/** One that is left weighs more than all of lower priorities together. */
function weightLeft(given: PlanningProblem, { unassigned }: RoutePlan): number {
  const weights = weightsOf(given.orders, new Uint8Array(given.orders.length));
  return given.orders.reduce((sum, { id }, at) => sum + (unassigned.includes(id) ? (weights[at] ?? 0) : 0), 0);
}

test("a signal ends the search with the best plan so far", async () => {
  const [given] = fc.sample(problem, { numRuns: 1, seed: 7 });
  const stopping = new AbortController();
  if (!given) throw new Error("There is no problem.");
  setTimeout(() => stopping.abort(), 0);
  const limits = { seconds: null, iterations: null };
  const plan = await planRoutesGently(given, { seed: 1, limits, signal: stopping.signal });
  expect(verifyPlan(given, plan)).toEqual([]);
});
