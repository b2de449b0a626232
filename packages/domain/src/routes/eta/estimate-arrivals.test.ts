import fc from "fast-check";
import { expect, test } from "vitest";
import { type Correction, correctAfter, emptyCorrection } from "./correction.ts";
import { estimateArrivals } from "./estimate-arrivals.ts";
import { paths } from "./normals.ts";
import type { RouteAhead, StopAhead } from "./route-ahead.ts";
import { startOfTests as now, routeAhead, stopAhead } from "./routes-ahead.arbitrary.ts";

const runs = { numRuns: 40 };
const minuteMs = 60_000;

const correction: fc.Arbitrary<Correction | null> = fc.option(
  fc
    .array(fc.tuple(fc.integer({ min: 60, max: 20_000 }), fc.double({ min: 0.2, max: 5, noNaN: true })), {
      maxLength: 60,
    })
    .map((outcomes) =>
      outcomes.reduce(
        (known, [rawP50S, factor]) => correctAfter(known, { rawP50S, rawP90S: rawP50S * 1.3, tookS: rawP50S * factor }),
        emptyCorrection(),
      ),
    ),
);

function stop(stopId: string, freeFlowS: number, over: Partial<StopAhead> = {}): StopAhead {
  const service = { expectedS: 600, kind: "delivery", customerId: null, placeId: null };
  return {
    stopId,
    leg: { place: { cell: "a", area: "north" }, freeFlowS },
    windows: [],
    service,
    arrivedAt: null,
    ...over,
  };
}

function ahead(stops: StopAhead[], over: Partial<RouteAhead> = {}): RouteAhead {
  const motion = { state: "moving", since: now } as const;
  const rest = { timeZone: "Etc/UTC", departsAt: now, driverId: null, motion, driven: null, breaks: [], history: {} };
  return { now, ...rest, stops, paces: { vehicle: null, areas: {} }, ...over };
}

/** Minutes from now, one for each stop. */
const minutes = (route: RouteAhead, which: "p50" | "p90" = "p50") =>
  estimateArrivals(route, null).map((estimate) => (estimate[which] - now) / minuteMs);

function expectNoneEarlier(later: RouteAhead, than: RouteAhead, known: Correction | null) {
  const after = new Map(estimateArrivals(later, known).map((estimate) => [estimate.stopId, estimate]));
  for (const { stopId, p50, p90 } of estimateArrivals(than, known)) {
    // whole milliseconds
    expect(after.get(stopId)?.p50 ?? 0).toBeGreaterThanOrEqual(p50 - 2);
    expect(after.get(stopId)?.p90 ?? 0).toBeGreaterThanOrEqual(p90 - 2);
  }
}

test("P90 ≥ P50 ≥ now, and each stop comes after the one before, whatever is known", () => {
  fc.assert(
    fc.property(routeAhead, correction, (route, known) => {
      let before = { p50: route.now, p90: route.now };
      for (const estimate of estimateArrivals(route, known)) {
        expect(estimate.p50).toBeGreaterThanOrEqual(before.p50);
        expect(estimate.p90).toBeGreaterThanOrEqual(Math.max(before.p90, estimate.p50));
        before = estimate;
      }
    }),
    runs,
  );
});

test("more work that is left makes no arrival earlier", () => {
  fc.assert(
    fc.property(
      routeAhead,
      correction,
      fc.nat(5),
      stopAhead,
      fc.integer({ min: 1, max: 5000 }),
      (route, known, at, more, s) => {
        const index = at % route.stops.length;
        const changed = (change: (stop: StopAhead) => StopAhead) => ({
          ...route,
          stops: route.stops.map((one, place) => (place === index ? change(one) : one)),
        });
        const longer = (one: StopAhead) => ({ ...one, leg: { ...one.leg, freeFlowS: one.leg.freeFlowS + s } });
        const slower = (one: StopAhead) => ({
          ...one,
          service: { ...one.service, expectedS: one.service.expectedS + s },
        });
        expectNoneEarlier(changed(longer), route, known);
        expectNoneEarlier(changed(slower), route, known);
        // in between, or at the end; what the first leg has shown is of that leg
        const stops = [...route.stops.slice(0, index + 1), more, ...route.stops.slice(index + 1)];
        expectNoneEarlier({ ...route, stops }, route, known);
      },
    ),
    runs,
  );
});

test("who sets out later arrives no earlier", () => {
  fc.assert(
    fc.property(routeAhead, correction, fc.integer({ min: 1, max: 600 }), (route, known, laterMinutes) => {
      // one that has not set out yet: whoever should have and stands is another matter
      const departsAt = Math.max(route.departsAt, now + minuteMs);
      expectNoneEarlier({ ...route, departsAt: departsAt + laterMinutes * minuteMs }, { ...route, departsAt }, known);
    }),
    runs,
  );
});

test("without history ranges are wide but sane", () => {
  const route = ahead([stop("one", 1800), stop("two", 1800), stop("three", 1800)]);
  const [p50, p90] = [minutes(route), minutes(route, "p90")];
  expect(p50[0]).toBeGreaterThan(30);
  expect(p50[0]).toBeLessThan(40);
  for (const [index, value] of p90.entries()) {
    expect(value / (p50[index] ?? 0)).toBeGreaterThan(1.25);
    expect(value / (p50[index] ?? 0)).toBeLessThan(1.8);
  }
});

test("legs in the same traffic go wrong together: the spread of a route grows faster than of legs apart", () => {
  const width = (count: number) => {
    const route = ahead(Array.from({ length: count }, (_, index) => stop(`${index}`, 1200, { service: noWork })));
    return (minutes(route, "p90").at(-1) ?? 0) - (minutes(route).at(-1) ?? 0);
  };
  const noWork = { expectedS: 0, kind: "delivery", customerId: null, placeId: null };
  expect(width(6) / width(1)).toBeGreaterThan(Math.sqrt(6) * 1.2);
});

test("a window is waited for, and a break taken while waiting costs nothing", () => {
  const opens = now + 120 * minuteMs;
  const windows = [{ from: opens, until: opens + 60 * minuteMs }];
  const stops = [stop("one", 600, { windows }), stop("two", 600)];
  const pause = { earliestAt: now + 60 * minuteMs, latestAt: now + 240 * minuteMs, durationS: 1800, startedAt: null };
  const waits = minutes(ahead(stops))[1] ?? 0;
  expect(waits).toBeGreaterThan(138);
  expect(minutes(ahead(stops, { breaks: [pause] }))[1]).toBeCloseTo(waits, 5);
  const without = ahead([stop("one", 5000), stop("two", 600)]);
  expect((minutes({ ...without, breaks: [pause] })[1] ?? 0) - (minutes(without)[1] ?? 0)).toBeCloseTo(30, 0);
});

test("a break under way is taken to its end, and one that is due on a long leg on the way", () => {
  const route = ahead([stop("one", 1200)]);
  const under = { earliestAt: now, latestAt: now, durationS: 1800, startedAt: now - 20 * minuteMs };
  const parked = { state: "parked", since: now - 20 * minuteMs } as const;
  const [rests, drives] = [minutes({ ...route, motion: parked, breaks: [under] }), minutes(route)];
  expect((rests[0] ?? 0) - (drives[0] ?? 0)).toBeCloseTo(10, 0);
  const due = { earliestAt: now + 60 * minuteMs, latestAt: now + 90 * minuteMs, durationS: 2700, startedAt: null };
  const long = ahead([stop("one", 4 * 3600)]);
  expect((minutes({ ...long, breaks: [due] })[0] ?? 0) - (minutes(long)[0] ?? 0)).toBeCloseTo(45, 0);
});

test("who stands on the way arrives later the longer he has stood; a red light says nothing", () => {
  const stands = (stoodS: number) =>
    minutes(ahead([stop("one", 1200)], { motion: { state: "idling", since: now - stoodS * 1000 } }))[0] ?? 0;
  expect(stands(60)).toBe(minutes(ahead([stop("one", 1200)]))[0]);
  expect(stands(600)).toBeGreaterThan(stands(60) + 3);
  expect(stands(3600)).toBeGreaterThan(stands(600) + 10);
});

test("today's own pace counts: of the vehicle on all legs, of an area on its legs, of the leg under way at once", () => {
  const route = ahead([
    stop("one", 1800),
    stop("two", 1800, { leg: { place: { cell: "b", area: "south" }, freeFlowS: 1800 } }),
  ]);
  const slow = { mean: 0.4, variance: 0.002, at: now, last: null };
  const [usual, byVehicle, byArea] = [
    minutes(route),
    minutes({ ...route, paces: { vehicle: slow, areas: {} } }),
    minutes({ ...route, paces: { vehicle: null, areas: { north: slow } } }),
  ];
  expect((byVehicle[0] ?? 0) / (usual[0] ?? 1)).toBeGreaterThan(1.3);
  expect((byArea[0] ?? 0) / (usual[0] ?? 1)).toBeGreaterThan(1.3);
  const leg = (of: number[]) => (of[1] ?? 0) - (of[0] ?? 0);
  expect(leg(byVehicle) / leg(usual)).toBeGreaterThan(1.15);
  expect(leg(byArea) / leg(usual)).toBeLessThan(1.05);
  const driven = { departedAt: now - 60 * minuteMs, freeFlowS: 1800 };
  expect(minutes({ ...route, driven })[0]).toBeGreaterThan((usual[0] ?? 0) * 1.1);
});

test("a stop where the vehicle stands is known, and the work there is as far as it is", () => {
  const stands = (minutesAgo: number) =>
    ahead([stop("here", 0, { arrivedAt: now - minutesAgo * minuteMs }), stop("next", 600)], {
      motion: { state: "parked", since: now - minutesAgo * minuteMs },
    });
  expect(estimateArrivals(stands(5), null)[0]).toMatchObject({ p50: now - 5 * minuteMs, p90: now - 5 * minuteMs });
  expect(minutes(stands(1))[1]).toBeGreaterThan(minutes(stands(8))[1] ?? 0);
  // what takes very long already is not over at once
  expect(minutes(stands(300))[1]).toBeGreaterThan(60);
});

test("how likely a stop comes late is the share of ways that miss its window", () => {
  const until = (after: number) => ({ windows: [{ from: now, until: now + after * minuteMs }] });
  const late = (after: number) => estimateArrivals(ahead([stop("one", 1800, until(after))]), null)[0]?.lateShare ?? -1;
  expect(late(10)).toBe(1);
  expect(late(300)).toBe(0);
  expect(late(minutes(ahead([stop("one", 1800)]))[0] ?? 0)).toBeCloseTo(0.5, 1);
  expect(estimateArrivals(ahead([stop("one", 1800)]), null)[0]?.lateShare).toBeNull();
  expect(paths % 10).toBe(0);
});
