import { expect, test } from "vitest";
import { presenceOf } from "./presence-rules.ts";

const now = 1_800_000_000_000;
const minutesAgo = (minutes: number) => now - minutes * 60_000;

test.for([
  ["nothing came yet", [null, null, null], { state: "never", since: null }],
  ["it is connected", [true, 90, 1], { state: "online", since: minutesAgo(90) }],
  ["it is connected and has nothing to report", [true, 90, 80], { state: "online", since: minutesAgo(90) }],
  ["its connection ended", [false, 7, 7], { state: "offline", since: minutesAgo(7) }],
  ["its connection ended before it ever reported", [false, 7, null], { state: "offline", since: minutesAgo(7) }],
  ["it reports and never told of a connection", [null, null, 2], { state: "online", since: null }],
  ["it reported and never told of a connection", [null, null, 30], { state: "silent", since: minutesAgo(30) }],
  ["it went, and reports another way", [false, 20, 1], { state: "online", since: null }],
  ["it went, reported another way, and stopped", [false, 60, 30], { state: "silent", since: minutesAgo(30) }],
] as const)("%s", ([, [isOnline, saidAgo, receivedAgo], presence]) => {
  const facts = {
    isOnline,
    saidAt: saidAgo === null ? null : minutesAgo(saidAgo),
    lastReceivedAt: receivedAgo === null ? null : minutesAgo(receivedAgo),
  };
  expect(presenceOf(facts, now)).toEqual(presence);
});

test("what another worker stored a moment after the goodbye does not bring the device back", () => {
  const saidAt = minutesAgo(1);
  expect(presenceOf({ isOnline: false, saidAt, lastReceivedAt: saidAt + 3_000 }, now).state).toBe("offline");
});
