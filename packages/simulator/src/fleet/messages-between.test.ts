import { expect, test } from "vitest";
import { createFleet } from "./create-fleet.ts";
import { messagesBetween } from "./messages-between.ts";

const startAt = Date.parse("2026-11-18T17:00:00Z");
const to = startAt + 4 * 86_400_000;
const fleet = createFleet({ seed: "messages", region: "south", startAt, vehicles: [{ key: "a", type: "van" }] });
const messages = [...messagesBetween(fleet, 0, startAt, to)];

test("every position is sent, in order, when repeats are left out", () => {
  const once = messages.filter(({ positions }, i) => positions !== messages[i - 1]?.positions);
  expect(once.flatMap(({ positions }) => positions)).toEqual([...fleet.positionsBetween(0, startAt, to)]);
});

test("messages come in the order of time, and none before its fix", () => {
  for (const [i, { at, positions }] of messages.entries()) {
    expect(at).toBeGreaterThanOrEqual(messages[i - 1]?.at ?? 0);
    for (const { t } of positions) expect(Number(t)).toBeLessThan(at + 2_000);
  }
});

test("what gathers in an outage comes as an array after it, and some messages come twice", () => {
  expect(fleet.outagesBetween(0, startAt, to).length).toBeGreaterThan(2);
  expect(Math.max(...messages.map(({ positions }) => positions.length))).toBeGreaterThan(5);
  expect(new Set(messages.map(({ positions }) => positions)).size).toBeLessThan(messages.length);
});
