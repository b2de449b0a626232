import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChange } from "./change.ts";
import { explainUnassigned } from "./explain-unassigned.ts";
import { planRoutes } from "./plan-routes.ts";
import type { PlanningProblem } from "./problem.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import { routeTrial } from "./route-trial.ts";
import { deliveryTo, smallTown, van } from "./small-town.arbitrary.ts";

test("with each change that is named the order has a place on a route as it is planned", () => {
  fc.assert(
    fc.property(problem, (given) => {
      const plan = planRoutes(given, quickly());
      for (const { orderId, changes } of explainUnassigned(given, plan)) {
        for (const change of changes) {
          const mended = applyChange(given, change);
          const order = mended.orders.find(({ id }) => id === orderId);
          const { fits } = routeTrial(mended, plan);
          expect(mended.vehicles.some((vehicle) => order && fits(vehicle, order, null))).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test("every order that is left is explained for every vehicle", () => {
  fc.assert(
    fc.property(problem, (given) => {
      const plan = planRoutes(given, quickly());
      const explained = explainUnassigned(given, plan);
      expect(explained.map(({ orderId }) => orderId).toSorted()).toEqual(plan.unassigned.toSorted());
      for (const { reasons } of explained) {
        const counted = Object.values(reasons).reduce((sum, count) => sum + count, 0);
        expect(counted).toBeGreaterThanOrEqual(given.vehicles.length);
      }
    }),
    { numRuns: 10 },
  );
});

type Given = Partial<PlanningProblem["orders"][number]> & { serviceS?: number };

function explainOne({ serviceS = 600, ...given }: Given, windows: { fromS: number; untilS: number }[]) {
  // half an hour away
  const delivery = { place: 3, windows, serviceS };
  const order = deliveryTo(3, { id: "o", delivery, ...given });
  const problemOfOne = smallTown({ vehicles: [van("van")], orders: [order] });
  return explainUnassigned(problemOfOne, planRoutes(problemOfOne, quickly()))[0]?.changes[0];
}

const morning = [{ fromS: 9 * 3600, untilS: 10 * 3600 }];
const tooEarly = [{ fromS: 7 * 3600, untilS: 8 * 3600 + 300 }];
const window = { kind: "window", orderId: "o", stop: "delivery", earlierS: 0, laterS: 1500 };
const capacity = { kind: "capacity", vehicleId: "van", more: [40] };
const skill = { kind: "skill", vehicleId: "van", skills: ["cold"] };
const shift = { kind: "shift", vehicleId: "van", earlierS: 0, laterS: 1200 };

test.each<[string, Given, typeof morning, unknown]>([
  ["a window that is over before one can be there", {}, tooEarly, window],
  ["one that is too heavy", { loads: [140] }, morning, capacity],
  ["one that needs what the van has not", { skills: ["cold"] }, morning, skill],
  ["one from which one is home too late", { serviceS: 7 * 3600 + 1200 }, [], shift],
])("%s is told with the smallest change", (_, given, windows, change) => {
  expect(explainOne(given, windows)).toEqual(change);
});

test("where every route is full in several ways, one vehicle more is named", () => {
  const windows = [{ fromS: 8 * 3600, untilS: 9 * 3600 }];
  const far = (id: string) =>
    deliveryTo(6, { id, loads: [100], delivery: { place: 6, windows, serviceS: 24 * 60 * 60 } });
  const full = smallTown({
    vehicles: [van("van", { shift: { fromS: 8 * 3600, untilS: 36 * 3600 } })],
    orders: [far("x"), far("y")],
  });
  expect(explainUnassigned(full, planRoutes(full, quickly()))).toEqual([
    { orderId: "y", reasons: { several: 1 }, changes: [{ kind: "vehicle", likeVehicleId: "van" }] },
  ]);
});
