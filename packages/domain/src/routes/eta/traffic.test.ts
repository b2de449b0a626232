import { expect, test } from "vitest";
import { absorb, type History } from "./history.ts";
import { hourOfWeekAt, hourStart } from "./hour-of-week.ts";
import { driverPace, observeLeg } from "./observe-leg.ts";
import { expectService, observeService } from "./service-time.ts";
import { expectTraffic, fleetVariance } from "./traffic.ts";

// a Wednesday
const now = Date.UTC(2026, 2, 4, 8, 30);
const place = { cell: "A to B", area: "north" };
const hour = hourOfWeekAt(now, "Etc/UTC");

function drove(times: number, slower: number, { cell, area } = place, history: History = {}, at = now) {
  let known = history;
  for (let time = 0; time < times; time++) {
    const leg = { vehicleId: "v", driverId: "d", place: { cell, area }, timeZone: "Etc/UTC", freeFlowS: 600 };
    const learned = observeLeg(
      known,
      { ...leg, arrivedAt: at, departedAt: at - 600_000 * slower },
      { vehicle: null, area: null },
    );
    known = { ...known, ...absorb(known, learned?.observations ?? []) };
  }
  return known;
}

test("hours of the week are those of the zone", () => {
  expect(hourOfWeekAt(Date.UTC(2026, 2, 2, 0, 0), "Etc/UTC")).toBe(0);
  expect(hourOfWeekAt(Date.UTC(2026, 2, 1, 23, 59), "Etc/UTC")).toBe(167);
  expect(hourOfWeekAt(Date.UTC(2026, 2, 1, 18, 0), "Asia/Ho_Chi_Minh")).toBe(1);
  expect(hourStart(now + 12_345, "Asia/Kolkata")).toBe(Date.UTC(2026, 2, 4, 8, 30));
});

test("without history a leg takes a little longer than in free flow, and nobody is sure", () => {
  const unknown = expectTraffic({}, place, hour, now);
  expect(Math.exp(unknown.mean)).toBeCloseTo(1.16, 2);
  expect(Math.sqrt(fleetVariance({}, now))).toBeGreaterThan(0.2);
  expect(Math.sqrt(fleetVariance(drove(200, 2), now))).toBeLessThan(0.05);
});

test("a cell by hour is believed as far as it was seen, else its area, else the hour, else the fleet", () => {
  const much = drove(200, 2);
  const at = (where = place, when = hour, history: History = much) => expectTraffic(history, where, when, now).mean;
  expect(at()).toBeCloseTo(Math.log(2), 1);
  const once = at(place, hour, drove(1, 2));
  expect(once).toBeGreaterThan(0.15);
  expect(once).toBeLessThan(at());

  const elsewhere = drove(200, 1.1, { cell: "C to D", area: "south" }, much, now + 5 * 3_600_000);
  expect(at({ cell: "new", area: "north" }, hour, elsewhere)).toBeGreaterThan(0.55);
  expect(at({ cell: "new", area: "south" }, hour + 5, elsewhere)).toBeLessThan(0.2);
  expect(expectTraffic(much, place, hour, now).variance).toBeLessThan(
    expectTraffic({}, place, hour, now).variance / 10,
  );
});

test("a driver's habit is learned from residuals, and a leg of no length teaches nothing", () => {
  expect(driverPace({}, "d", 0.01, now).mean).toBe(0);
  const leg = { vehicleId: "v", driverId: "d", place, timeZone: "Etc/UTC", freeFlowS: 5 };
  expect(observeLeg({}, { ...leg, departedAt: now - 5000, arrivedAt: now }, { vehicle: null, area: null })).toBeNull();
});

test("service times go from what was planned to what the place, the customer and the kind are known for", () => {
  const service = { expectedS: 300, kind: "delivery", customerId: "c", placeId: "p" };
  let history: History = {};
  for (let time = 0; time < 30; time++)
    history = { ...history, ...absorb(history, observeService(service, { durationS: 900, at: now })) };
  const mean = (of: Partial<typeof service>) => expectService(history, { ...service, ...of }, now).mean;
  expect(expectService({}, service, now).mean).toBe(0);
  expect(mean({})).toBeCloseTo(Math.log(3), 1);
  expect(mean({ placeId: "other" })).toBeGreaterThan(0.8);
  expect(expectService(history, service, now).variance).toBeLessThan(expectService({}, service, now).variance);
});
