import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change } from "./change.ts";
import { planRoutes } from "./plan-routes.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import { routeTrial } from "./route-trial.ts";
import { vehicleTrial } from "./vehicle-trial.ts";

const much = fc.integer({ min: 1, max: 600 });

test("a quick trial says what a trial of the changed problem itself says", () => {
  fc.assert(
    fc.property(problem, much, (given, steps) => {
      const plan = planRoutes(given, quickly());
      const { fits, alone } = routeTrial(given, plan);
      const left = given.orders.filter(({ id }) => plan.unassigned.includes(id));
      for (const vehicle of given.vehicles) {
        const quick = vehicleTrial(alone(vehicle, left, null));
        const { id: vehicleId } = vehicle;
        for (const order of left) {
          const changes: Change[] = [
            { kind: "shift", vehicleId, earlierS: 0, laterS: steps * 60 },
            { kind: "shift", vehicleId, earlierS: steps * 60, laterS: 0 },
            { kind: "window", orderId: order.id, stop: "pickup", earlierS: 0, laterS: steps * 60 },
            { kind: "window", orderId: order.id, stop: "delivery", earlierS: steps * 60, laterS: 0 },
            { kind: "capacity", vehicleId, more: [steps, steps] },
            { kind: "skill", vehicleId, skills: order.skills },
            ...(vehicle.mostDistanceM === null ? [] : [{ kind: "distance" as const, vehicleId, moreM: steps * 1000 }]),
          ];
          for (const change of changes) {
            const isThere = change.kind !== "window" || (order[change.stop]?.windows.length ?? 0) > 0;
            // a quick trial may give up where other breaks are due, but never promises what does not hold
            if (isThere && quick(order, change)) expect(fits(vehicle, order, change)).toBe(true);
            if (isThere && change.kind !== "shift") expect(quick(order, change)).toBe(fits(vehicle, order, change));
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});
