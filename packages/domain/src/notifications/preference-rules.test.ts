import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPreferences, planFor, quietUntil } from "./preference-rules.ts";
import { minutesOf, nextAt, wallTimeAt } from "./wall-clock-rules.ts";

const saigon = { ...defaultPreferences("Asia/Ho_Chi_Minh"), quietFrom: "22:00", quietUntil: "06:30" };
const night = new Date("2026-03-01T17:00:00Z"); // midnight there
const noon = new Date("2026-03-01T05:00:00Z");

test("in quiet hours only what is critical goes out, and what shows in the app", () => {
  const ends = new Date("2026-03-01T23:30:00Z");
  expect(planFor(saigon, { channel: "push", severity: "warning" }, night)).toEqual({
    sendAfter: ends,
    isDigest: false,
  });
  expect(planFor(saigon, { channel: "push", severity: "critical" }, night).sendAfter).toEqual(night);
  expect(planFor(saigon, { channel: "in_app", severity: "info" }, night).sendAfter).toEqual(night);
  expect(planFor(saigon, { channel: "push", severity: "warning" }, noon).sendAfter).toEqual(noon);
});

test("mails wait for the digest, except critical ones and those that must not wait", () => {
  const daily = { ...saigon, digest: "daily" as const, digestAt: "08:00" };
  const due = new Date("2026-03-02T01:00:00Z");
  expect(planFor(daily, { channel: "mail", severity: "warning" }, noon)).toEqual({ sendAfter: due, isDigest: true });
  expect(planFor(daily, { channel: "mail", severity: "critical" }, noon)).toEqual({ sendAfter: noon, isDigest: false });
  const urgent = { channel: "mail" as const, severity: "warning" as const, mayWait: false };
  expect(planFor(daily, urgent, noon)).toEqual({ sendAfter: noon, isDigest: false });
  expect(planFor({ ...daily, digest: "hourly" }, { channel: "mail", severity: "info" }, noon).sendAfter).toEqual(
    new Date("2026-03-01T06:00:00Z"),
  );
});

test("a time of day comes next within a day and an hour, and clocks show it, also where they change", () => {
  const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Ho_Chi_Minh", "Asia/Kathmandu");
  const at = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  // 02:00 to 03:59 may be skipped
  const time = fc.constantFrom("00:00", "01:30", "06:30", "12:00", "22:15", "23:59");
  fc.assert(
    fc.property(zone, at, time, (timeZone, from, wanted) => {
      const next = nextAt(from, wanted, timeZone);
      const aheadMs = next.getTime() - from.getTime();
      expect(aheadMs).toBeGreaterThan(0);
      expect(aheadMs).toBeLessThanOrEqual(25 * 3_600_000);
      expect(wallTimeAt(next, timeZone).minutes).toBe(minutesOf(wanted));
    }),
  );
});

test("equal ends are no quiet hours", () => {
  expect(quietUntil({ ...saigon, quietFrom: "06:30" }, night)).toBeNull();
});
