import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAround, dayOf, dayText, neighbourDay } from "./zone-days.ts";

const hourMs = 3_600_000;
// of which the clocks of four change at midnight or by half an hour
const zones = ["UTC", "Asia/Ho_Chi_Minh", "Asia/Kathmandu", "Europe/Berlin", "America/New_York", "America/Havana"];
const hard = [
  "Asia/Beirut",
  "Africa/Cairo",
  "Australia/Lord_Howe",
  "America/Asuncion",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
];

test("every moment lies in a day of its zone that has one name, and the days follow each other without a gap", () => {
  const moments = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...zones, ...hard), moments, (zone, moment) => {
      const { from, to } = dayAround(moment, zone);
      const day = dayText(moment, zone);
      expect(from <= moment && moment < to).toBe(true);
      expect([dayText(from, zone), dayText(to - 1, zone)]).toEqual([day, day]);
      expect(dayText(from - 1, zone)).not.toBe(day);
      expect(dayAround(to, zone).from).toBe(to);
      expect(dayText(dayOf(day, zone) ?? NaN, zone)).toBe(day);
      expect(dayText(neighbourDay(moment, 1, zone), zone)).toBe(dayText(to, zone));
      expect(dayText(neighbourDay(moment, -1, zone), zone)).toBe(dayText(from - 1, zone));
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ["Europe/Berlin", "2026-03-29", 23],
  ["Europe/Berlin", "2026-10-25", 25],
  ["Africa/Cairo", "2026-04-24", 23],
  ["Asia/Ho_Chi_Minh", "2026-11-24", 24],
])("in %s %s lasts %d hours", (zone, day, hours) => {
  const { from, to } = dayAround(dayOf(day, zone) ?? NaN, zone);
  expect((to - from) / hourMs).toBe(hours);
});

test.each([null, "", "today", "2026-13-01", "2026-02-30", "2026-2-3"])("%j names no day", (text) => {
  expect(dayOf(text, "UTC")).toBeNull();
});
