import { expect, test } from "vitest";
import { fromLocal, toLocal } from "./local-time.ts";
import { monthEdges } from "./month-edges.ts";

const hourMs = 3_600_000;

test.each([
  ["Asia/Ho_Chi_Minh", "2026-11-21T13:05", Date.UTC(2026, 10, 21, 6, 5)],
  ["Europe/Berlin", "2026-03-29T12:00", Date.UTC(2026, 2, 29, 10)],
  ["Europe/Berlin", "2026-10-25T12:00", Date.UTC(2026, 9, 25, 11)],
  ["Europe/Berlin", "2026-03-29T01:30", Date.UTC(2026, 2, 29, 0, 30)],
])("in %s %s is a moment, and comes back", (zone, text, at) => {
  expect(fromLocal(text, zone)).toBe(at);
  expect(toLocal(at, zone)).toBe(text);
});

test("what is no time is none", () => {
  expect(fromLocal("", "UTC")).toBeNull();
  expect(fromLocal("2026-13-01T00:00", "UTC")).toBeNull();
});

test("a month has its local days, also where clocks change", () => {
  const edges = monthEdges("2026-03", "Europe/Berlin");
  expect(edges).toHaveLength(32);
  const lengths = edges.slice(1).map((edge, at) => (edge - (edges[at] ?? 0)) / hourMs);
  expect(lengths.filter((hours) => hours !== 24)).toEqual([23]);
});
