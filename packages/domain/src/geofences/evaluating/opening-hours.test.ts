import { expect, test } from "vitest";
import { openingHours } from "./opening-hours.ts";

const weekdays = [1, 2, 3, 4, 5];
const saigon = openingHours({
  timeZone: "Asia/Ho_Chi_Minh",
  spans: [
    { days: weekdays, from: "08:00", until: "12:00" },
    { days: weekdays, from: "12:00", until: "18:00" },
    { days: [6], from: "22:00", until: "04:00" },
  ],
});
const time = (iso: string) => Date.parse(iso);
const period = (from: string, until: string) => ({ from: time(from), until: time(until) });

test.each([
  ["spans that meet are one", "2026-11-27T12:00+07:00", period("2026-11-27T08:00+07:00", "2026-11-27T18:00+07:00")],
  ["the first minute is open", "2026-11-27T08:00+07:00", period("2026-11-27T08:00+07:00", "2026-11-27T18:00+07:00")],
  ["the last is closed", "2026-11-27T18:00+07:00", null],
  ["a night goes on into Sunday", "2026-11-29T03:59+07:00", period("2026-11-28T22:00+07:00", "2026-11-29T04:00+07:00")],
  ["Sunday is closed", "2026-11-29T10:00+07:00", null],
])("%s", (_what, at, expected) => {
  expect(saigon(time(at))).toEqual(expected);
});

test("a day of 23 hours opens and closes by the clocks of its zone", () => {
  const oslo = openingHours({ timeZone: "Europe/Oslo", spans: [{ days: [7], from: "01:00", until: "05:00" }] });
  expect(oslo(time("2026-03-29T00:30Z"))).toEqual(period("2026-03-29T00:00Z", "2026-03-29T03:00Z"));
  expect(oslo(time("2026-10-25T00:30Z"))).toEqual(period("2026-10-24T23:00Z", "2026-10-25T04:00Z"));
});
