import fc from "fast-check";
import { expect, test } from "vitest";
import { wallTimeAt } from "../notifications/wall-clock-rules.ts";
import { comingDays, dayAfter, daysDue, fallsOn, nextLookAt, weekdayOf, windowsOn } from "./calendar-rules.ts";
import { type RecurrenceRule, RuleInput } from "./inputs.ts";

const hourMs = 3_600_000;
const rule = (given: object = {}): RecurrenceRule =>
  RuleInput.parse({
    weekdays: [1, 3],
    timeZone: "Asia/Ho_Chi_Minh",
    fromDay: "2027-01-05",
    delivery: { from: "08:00", until: "12:00" },
    ...given,
  });

test("every second week counts from the week of the first day, and days left out are left out", () => {
  const given = rule({ everyWeeks: 2, untilDay: "2027-02-17", leftOut: ["2027-01-20"] });
  // Tuesday 5 January is in the first week, whose Monday is before it
  expect(comingDays(given, Date.parse("2027-01-01"), 9)).toEqual([
    "2027-01-06",
    "2027-01-18",
    "2027-02-01",
    "2027-02-03",
    "2027-02-15",
    "2027-02-17",
  ]);
});

test("a day's order comes until its window is over, on the clocks of its zone", () => {
  const given = rule();
  const noonThere = Date.UTC(2027, 0, 6, 5);
  expect(comingDays(given, noonThere - 1, 1)).toEqual(["2027-01-06"]);
  expect(comingDays(given, noonThere, 1)).toEqual(["2027-01-11"]);
});

test("goods may be collected days before they are due", () => {
  const given = rule({ pickup: { from: "15:00", until: "18:00" }, pickupDaysBefore: 2 });
  expect(windowsOn(given, "2027-01-06")).toEqual({
    pickup: { from: Date.UTC(2027, 0, 4, 8), until: Date.UTC(2027, 0, 4, 11) },
    delivery: { from: Date.UTC(2027, 0, 6, 1), until: Date.UTC(2027, 0, 6, 5) },
  });
});

test("a window over the hour that a change of clocks skips still ends after it begins", () => {
  const given = rule({ timeZone: "Europe/Berlin", weekdays: [7], delivery: { from: "02:30", until: "03:00" } });
  const { delivery } = windowsOn(given, "2027-03-28");
  expect(delivery).toEqual({ from: Date.UTC(2027, 2, 28, 1, 30), until: Date.UTC(2027, 2, 28, 2) });
});

test("what cannot be is refused in words", () => {
  const problems = (given: object) => {
    const read = RuleInput.safeParse({ ...rule(), ...given });
    return read.error?.issues.map(({ path, message }) => [path.join("."), message]);
  };
  expect(problems({ delivery: { from: "12:00", until: "08:00" } })).toEqual([["delivery.until", "window_inverted"]]);
  expect(problems({ untilDay: "2026-12-31" })).toEqual([["untilDay", "to_before_from"]]);
  expect(problems({ timeZone: "Mars/Olympus" })).toEqual([["timeZone", "time_zone_unknown"]]);
  expect(problems({ pickup: { from: "12:00", until: "13:00" } })).toEqual([["pickup.from", "pickup_after_delivery"]]);
  expect(problems({ fromDay: "2027-02-30" })).toHaveLength(1);
});

const zones = ["UTC", "Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo"];
const minutes = fc.integer({ min: 0, max: 1_438 });
const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const times = fc
  .tuple(minutes, minutes)
  .map(([one, other]) => ({ from: timeOf(Math.min(one, other)), until: timeOf(Math.max(one, other) + 1) }));
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const days = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) }).map(dayOf);
const rules = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    everyWeeks: fc.integer({ min: 1, max: 4 }),
    timeZone: fc.constantFrom(...zones),
    fromDay: days,
    runsForDays: fc.option(fc.integer({ min: 0, max: 200 })),
    leftOut: fc.array(days, { maxLength: 5 }),
    delivery: times,
    daysAhead: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ runsForDays, ...given }) =>
    RuleInput.parse({ ...given, untilDay: runsForDays === null ? null : dayAfter(given.fromDay, runsForDays) }),
  );
const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) });

test("windows are those times of day in their zone, an hour off where the clocks change, and never end before they begin", () => {
  fc.assert(
    fc.property(rules, days, (given, day) => {
      const { from, until } = windowsOn(given, day).delivery;
      expect(until).toBeGreaterThan(from);
      const wanted = Date.parse(`${day}T${given.delivery.from}:00Z`);
      const shown = wallTimeAt(new Date(from), given.timeZone);
      const off = Math.abs(Date.parse(shown.day) + shown.minutes * 60_000 - wanted);
      expect(off).toBeLessThanOrEqual(hourMs);
      // clocks change at night only
      if (given.delivery.from >= "05:00") expect(off).toBe(0);
    }),
  );
});

test("coming days ascend, each falls on the calendar, none between them was passed over", () => {
  fc.assert(
    fc.property(rules, instants, (given, now) => {
      const found = comingDays(given, now, 5);
      const last = found.at(-1);
      if (!last) return;
      const first = wallTimeAt(new Date(now), given.timeZone).day;
      const expected: string[] = [];
      for (let day = first; day <= last; day = dayAfter(day))
        if (fallsOn(given, day) && windowsOn(given, day).delivery.until > now) expected.push(day);
      expect(found).toEqual(expected);
      for (const day of found) expect(given.weekdays).toContain(weekdayOf(day));
    }),
  );
});

test("whenever it is looked at, each day's order is due before its day begins, if it was looked at each time it asked for", () => {
  fc.assert(
    fc.property(rules, instants, (given, start) => {
      const made = new Set<string>();
      for (let now = start; now < start + 20 * 24 * hourMs; now = nextLookAt(given, now)) {
        for (const day of daysDue(given, now)) made.add(day);
        const today = wallTimeAt(new Date(now), given.timeZone).day;
        for (let ahead = 0; ahead <= given.daysAhead; ahead++) {
          const day = dayAfter(today, ahead);
          if (fallsOn(given, day) && windowsOn(given, day).delivery.until > now) expect(made).toContain(day);
        }
        const next = nextLookAt(given, now);
        expect(next).toBeGreaterThan(now);
        expect(wallTimeAt(new Date(next), given.timeZone).day).not.toBe(today);
      }
    }),
    { numRuns: 30 },
  );
});
