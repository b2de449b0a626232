import { expect, test } from "vitest";
import { lastDays, totalOf } from "./usage-view.ts";

test("a month of usage has its thirty days, today last, and those without positions too", () => {
  const sent = { day: "2026-11-23", positions: 7, aboveRate: 2 };
  const usage = { vehicles: 1, devices: 1, members: 1, days: [sent], countedAt: 0 };
  const days = lastDays(usage, Date.parse("2026-11-24T10:00:00Z"));
  expect(days.map(({ day }) => day).slice(-2)).toEqual(["2026-11-23", "2026-11-24"]);
  expect(days).toHaveLength(30);
  expect(days[0]?.day).toBe("2026-10-26");
  expect([totalOf(days, "positions"), totalOf(days, "aboveRate")]).toEqual([7, 2]);
});
