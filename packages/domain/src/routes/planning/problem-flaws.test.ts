import fc from "fast-check";
import { expect, test } from "vitest";
import { planRoutes } from "./plan-routes.ts";
import type { PlanningOrder } from "./problem.ts";
import { type ProblemFlaw, problemFlaws } from "./problem-flaws.ts";
import { problem, quickly } from "./problems.arbitrary.ts";
import { deliveryTo, roadTo, smallTown, van } from "./small-town.arbitrary.ts";

const at = (place: number, ...windows: [number, number][]): Partial<PlanningOrder> => ({
  delivery: { place, windows: windows.map(([fromS, untilS]) => ({ fromS, untilS })), serviceS: 0 },
});

test("a problem as the arbitrary makes it has no flaw", () => {
  fc.assert(
    fc.property(problem, (given) => {
      expect(problemFlaws(given)).toEqual([]);
    }),
  );
});

test.each<[ProblemFlaw["kind"], Partial<PlanningOrder>]>([
  ["window_ends_before_start", at(1, [7200, 3600])],
  ["windows_overlap", at(1, [0, 7200], [3600, 9000])],
  ["place_unknown", at(10)],
  ["count_of_dimensions", { loads: [1, 2] }],
  ["not_a_number", { loads: [Number.NaN] }],
  ["order_without_stop", { delivery: null }],
  ["priority_unknown", { priority: 5 }],
])("an order with the flaw %s is refused with it", (kind, given) => {
  const flawed = smallTown({ orders: [deliveryTo(1, { id: "o", ...given })] });
  expect(problemFlaws(flawed)).toEqual([{ kind, of: "o" }]);
  expect(() => planRoutes(flawed, quickly())).toThrow(`${kind} of o`);
});

test("two vehicles of one name, a shift that ends before it begins, and a matrix that is none are flaws", () => {
  const shift = { fromS: 7200, untilS: 3600 };
  const vehicles = [van("a"), van("a"), van("b", { shift }), van("c", { travel: 1 })];
  const kinds = problemFlaws(smallTown({ vehicles, travels: [{ ...roadTo(10), places: 9 }] })).map(({ kind }) => kind);
  expect(kinds).toEqual(["id_repeated", "matrix_size", "window_ends_before_start", "matrix_unknown", "place_unknown"]);
});
