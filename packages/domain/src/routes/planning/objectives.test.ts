import { expect, test } from "vitest";
import { planRoutes } from "./plan-routes.ts";
import { quickly } from "./problems.arbitrary.ts";
import { deliveryTo, smallTown, van } from "./small-town.arbitrary.ts";

const orders = [1, 2, 3, 4, 5, 6].map((place) =>
  deliveryTo(place, { delivery: { place, windows: [], serviceS: 3600 } }),
);

test("the cheapest plan takes one vehicle where one is enough", () => {
  const { routes } = planRoutes(smallTown({ orders }), quickly());
  expect(routes.map(({ stops }) => stops.length)).toEqual([6]);
});

test("the balanced plan gives each vehicle about as much work, though that is a longer way", () => {
  const { routes } = planRoutes(smallTown({ orders, objective: "balanced" }), quickly());
  const works = routes.map(({ workS }) => workS);
  expect(works).toHaveLength(2);
  expect(Math.max(...works) / Math.min(...works)).toBeLessThan(1.5);
});

test("the order of the higher priority is served where there is room for one", () => {
  const heavy = (place: number, priority: number) => deliveryTo(place, { loads: [60], priority });
  const problem = smallTown({ vehicles: [van("a")], orders: [heavy(1, 0), heavy(9, 3), heavy(2, 1)] });
  expect(planRoutes(problem, quickly()).unassigned).toEqual(["to 1", "to 2"]);
});

test("three of a lower priority give way to one of a higher", () => {
  const light = [1, 2, 3].map((place) => deliveryTo(place, { loads: [30], priority: 1 }));
  const problem = smallTown({
    vehicles: [van("a")],
    orders: [...light, deliveryTo(9, { loads: [100], priority: 2 })],
  });
  expect(planRoutes(problem, quickly()).unassigned).toEqual(["to 1", "to 2", "to 3"]);
});

test("a break is taken on the way, and the stop behind it is later by as much", () => {
  const breaks = [{ earliestS: 8 * 3600 + 300, latestS: 9 * 3600, durationS: 1800 }];
  const [route] = planRoutes(
    smallTown({
      vehicles: [van("a", { breaks })],
      orders: [
        deliveryTo(3, { delivery: { place: 3, windows: [{ fromS: 8 * 3600, untilS: 9 * 3600 }], serviceS: 1800 } }),
      ],
    }),
    quickly(),
  ).routes;
  expect(route?.breaks).toHaveLength(1);
  expect(route?.endsS).toBe(8 * 3600 + 2 * 1800 + 2 * 1800);
});
