import fc from "fast-check";
import { expect, test } from "vitest";
import { wallTimeAt } from "../notifications/wall-clock-rules.ts";
import { RecipientSettings } from "./inputs.ts";
import { dialled, happened, lastDigits, offeredWindows, toldStateOf } from "./rules.ts";

const hourMs = 3_600_000;

test.each([
  ["0903 111 222", "+84903111222", "1222"],
  ["+84 (903) 111-222", "+84903111222", "1222"],
  ["0049 151 2345678", "+491512345678", "5678"],
  ["12", null, null],
  [null, null, null],
])("%j is dialled as %j and known by %j", (phone, whole, digits) => {
  expect(dialled(phone, "84")).toBe(whole);
  expect(lastDigits(phone)).toBe(digits);
});

const zones = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/St_Johns", "UTC"] as const;

test("a window that is offered begins at one of the day's times, on one of the days, with notice, and within reach", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 72 }),
      fc.integer({ min: 1, max: 14 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
      (now, timeZone, noticeH, daysAhead, weekdays) => {
        const windows = [
          { from: "08:00", until: "12:00" },
          { from: "17:30", until: "21:00" },
        ];
        const settings = RecipientSettings.parse({ windows, weekdays, noticeH, daysAhead });
        const current = { from: now, until: now + hourMs };
        const offered = offeredWindows(settings, { now, timeZone, pickup: null, current });
        for (const { from, until } of offered) {
          const { day, minutes } = wallTimeAt(new Date(from), timeZone);
          expect([8 * 60, 17 * 60 + 30]).toContain(minutes);
          expect(weekdays).toContain(new Date(day).getUTCDay() || 7);
          expect(from).toBeGreaterThanOrEqual(now + noticeH * hourMs);
          expect(from).toBeLessThan(now + (daysAhead + 1.1) * 24 * hourMs);
          expect(until).toBeGreaterThan(from);
        }
        expect(offered.map(({ from }) => from)).toEqual(offered.map(({ from }) => from).toSorted((a, b) => a - b));
      },
    ),
  );
});

test("what happened is told without reasons, notes and files, and what repeats once", () => {
  const bodies = [
    { type: "planned" as const, reason: null },
    { type: "noted" as const, text: "They shouted." },
    { type: "unplanned" as const, reason: null },
    { type: "planned" as const, reason: null },
    { type: "failed" as const, reason: "Drunk" },
  ];
  const told = happened(bodies.map((body, at) => ({ at, body })));
  expect(told).toEqual([
    { at: 0, deed: "planned" },
    { at: 4, deed: "failed" },
  ]);
});

test("only what brought a state is told of it", () => {
  expect(toldStateOf("set_out", "out_for_delivery")).toBe("out_for_delivery");
  expect(toldStateOf("partly_delivered", "failed")).toBe("failed");
  expect(toldStateOf("created", "placed")).toBe("placed");
  expect(toldStateOf("created", "draft")).toBeNull();
  expect(toldStateOf("noted", "placed")).toBeNull();
  expect(toldStateOf("rescheduled", "placed")).toBeNull();
});
