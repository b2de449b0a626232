import { expect, test } from "vitest";
import { dateOf, hoursIn, offsetsOf } from "./hours.ts";

const night = [{ days: [7], from: "22:00", until: "06:00" }];

test.for([
  ["Asia/Ho_Chi_Minh", "2026-03-01T15:00:00Z", true],
  ["Asia/Ho_Chi_Minh", "2026-03-01T14:59:59Z", false],
  ["Asia/Ho_Chi_Minh", "2026-03-01T22:59:59Z", true],
  ["Asia/Ho_Chi_Minh", "2026-03-01T23:00:00Z", false],
  // the clock goes from 02:00 to 03:00 on 29 March 2026
  ["Europe/Berlin", "2026-03-29T21:00:00+02:00", false],
  ["Europe/Berlin", "2026-03-29T22:00:00+02:00", true],
  ["Europe/Berlin", "2026-03-22T21:59:00+01:00", false],
  ["Europe/Berlin", "2026-03-22T22:00:00+01:00", true],
] as const)("hours past midnight from Sunday, in %s at %s: %s", ([zone, at, expected]) => {
  expect(hoursIn(night, offsetsOf(zone))(Date.parse(at))).toBe(expected);
});

test("a day is the zone's", () => {
  expect(dateOf(Date.parse("2026-03-01T17:00:00Z"), offsetsOf("Asia/Ho_Chi_Minh"))).toBe("2026-03-02");
});
