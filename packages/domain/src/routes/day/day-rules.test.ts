import { expect, test } from "vitest";
import { openingHours } from "../../geofences/evaluating/opening-hours.ts";
import { openSpans, shiftWithin } from "./day-rules.ts";

const hourMs = 3_600_000;
const midnight = Date.UTC(2026, 2, 4);
const day = { from: midnight, until: midnight + 24 * hourMs };
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const shiftOf = (from: string, until: string) =>
  shiftWithin(openSpans(openingHours({ timeZone: "UTC", spans: [{ days: everyDay, from, until }] }), day), day);

test("a driver's shift is what begins on the day, a night's into the next; around the clock it is the whole day", () => {
  expect(shiftOf("07:00", "15:00")).toEqual({ from: midnight + 7 * hourMs, until: midnight + 15 * hourMs });
  expect(shiftOf("22:00", "06:00")).toEqual({ from: midnight + 22 * hourMs, until: midnight + 30 * hourMs });
  expect(shiftOf("00:00", "00:00")).toEqual(day);
});
