import { expect, test } from "vitest";
import { paceAt, shareResidual } from "./pace.ts";

test("a residual is shared among its parts by how little was known of each", () => {
  const [vehicle, area, own] = shareResidual(0.4, [
    { mean: 0, variance: 0.01 },
    { mean: 0, variance: 0.02 },
    { mean: 0, variance: 0.01 },
  ]);
  expect(vehicle?.mean).toBeCloseTo(0.1);
  expect(area?.mean).toBeCloseTo(0.2);
  expect(own?.mean).toBeCloseTo(0.1);
  expect(area?.variance).toBeCloseTo(0.01);
  expect(shareResidual(1, [{ mean: 0, variance: 0 }])).toEqual([{ mean: 0, variance: 0 }]);
});

test("a pace goes back to what is usual, and the less is known the older it is", () => {
  const prior = { mean: 0, variance: 0.04 };
  const pace = { mean: 0.5, variance: 0.001, at: 0, last: null };
  const hours = [0, 1, 3, 24].map((hour) => paceAt(pace, prior, hour * 3_600_000, 7200));
  const means = hours.map(({ mean }) => mean);
  expect(means).toEqual([...means].sort((a, b) => b - a));
  expect(hours[0]?.variance).toBeCloseTo(0.001);
  expect(hours[3]?.mean).toBeLessThan(0.001);
  expect(hours[3]?.variance).toBeCloseTo(0.04);
  expect(paceAt(null, prior, 0, 7200)).toEqual(prior);
});
