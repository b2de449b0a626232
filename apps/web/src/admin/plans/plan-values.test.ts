import { expect, test } from "vitest";
import { readPlan } from "./plan-values.ts";

test("an empty limit is none, nought is a limit, and products are told apart by commas", () => {
  const values = { name: "Fleet", maxVehicles: "0", secondsBetweenPositions: "", maxRetentionDays: 30 };
  expect(readPlan({ ...values, stripe: " prod_1 ,prod_2,", revenuecat: "" })).toEqual({
    name: "Fleet",
    maxVehicles: 0,
    secondsBetweenPositions: null,
    maxRetentionDays: 30,
    products: [
      { provider: "stripe", product: "prod_1" },
      { provider: "stripe", product: "prod_2" },
    ],
  });
});
