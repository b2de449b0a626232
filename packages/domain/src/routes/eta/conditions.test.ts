import fc from "fast-check";
import { expect, test } from "vitest";
import { lookAtRoute, lookAtStop, RouteConditions, type RouteEvidence, StopConditions } from "./conditions.ts";
import { type Held, hold } from "./hysteresis.ts";
import { percentAlong } from "./progress.ts";

const minuteMs = 60_000;
const levels = { raiseAt: 10, clearBelow: 5, raiseAfterS: 120, clearAfterS: 60 };

test("a condition changes at most once in the time that its evidence has to last", () => {
  const looks = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 90 })), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(looks, (all) => {
      let [now, held, changedAt] = [0, undefined as Held | undefined, Number.NEGATIVE_INFINITY];
      for (const [level, s] of all) {
        now += s * 1000;
        const after = hold(held, level, levels, now);
        if (held && after.isOn !== held.isOn) {
          expect(now - changedAt).toBeGreaterThanOrEqual(60_000);
          changedAt = now;
        }
        held = after;
      }
    }),
  );
});

test("between the two levels all stays as it is, and so it does when nothing is known", () => {
  const on: Held = { isOn: true, since: 0, otherwiseSince: null };
  expect(hold(on, 7, levels, 900_000)).toEqual(on);
  expect(hold(on, null, levels, 900_000)).toEqual(on);
  expect(hold(undefined, 7, levels, 900_000).isOn).toBe(false);
});

function estimate(lateShare: number | null, p90 = 0) {
  return { stopId: "one", p50: p90, p90, rawP50: p90, rawP90: p90, lateShare };
}

test("a stop is late when that is likely for two minutes, and no longer when it is unlikely for five", () => {
  const windows = [{ from: 0, until: 600 * minuteMs }];
  let conditions: StopConditions = {};
  const changes: string[] = [];
  const shares = [0.7, 0.5, 0.7, 0.8, 0.9, 0.5, 0.4, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1];
  for (const [minute, share] of shares.entries()) {
    const seen = lookAtStop(conditions, {
      now: minute * minuteMs,
      windows,
      estimate: estimate(share),
      arrivedAt: null,
    });
    conditions = seen.conditions;
    changes.push(
      ...seen.changes.filter(({ condition }) => condition === "late").map(({ isOn }) => `${minute} ${isOn}`),
    );
  }
  expect(changes).toEqual(["4 true", "12 false"]);
  expect(StopConditions.parse(JSON.parse(JSON.stringify(conditions)))).toEqual(conditions);
});

test("a missed window is a fact at once, stays when the vehicle comes, and ends when the window is moved", () => {
  const windows = [{ from: 0, until: 10 * minuteMs }];
  const at = (now: number, over = {}) => ({ now, windows, estimate: null, arrivedAt: null, ...over });
  const first = lookAtStop({}, at(10 * minuteMs));
  expect(first.changes).toEqual([]);
  const missed = lookAtStop(first.conditions, at(10 * minuteMs + 2));
  expect(missed.changes).toEqual([{ condition: "missed_window", isOn: true }]);
  const came = lookAtStop(missed.conditions, at(20 * minuteMs, { arrivedAt: 19 * minuteMs }));
  expect(came.changes).toEqual([]);
  const moved = lookAtStop(came.conditions, at(21 * minuteMs, { windows: [{ from: 0, until: 60 * minuteMs }] }));
  expect(moved.changes).toEqual([{ condition: "missed_window", isOn: false }]);
  const inTime = lookAtStop({}, at(20 * minuteMs, { arrivedAt: 9 * minuteMs }));
  expect(inTime.changes).toEqual([]);
});

test("early is said of who is sure to wait", () => {
  const windows = [{ from: 60 * minuteMs, until: 90 * minuteMs }];
  let conditions: StopConditions = {};
  const seen: boolean[] = [];
  for (const minute of [0, 1, 2, 3]) {
    const looked = lookAtStop(conditions, {
      now: minute * minuteMs,
      windows,
      estimate: estimate(0, 40 * minuteMs),
      arrivedAt: null,
    });
    conditions = looked.conditions;
    seen.push(conditions.early?.isOn ?? false);
  }
  expect(seen).toEqual([false, false, true, true]);
});

test("a vehicle is off its route when its accuracy cannot explain it, and stands too long when nothing explains it", () => {
  const base: RouteEvidence = {
    now: 0,
    offLineM: 0,
    accuracyM: 20,
    motion: { state: "moving", since: 0 },
    mayStandUntil: null,
  };
  const run = (looks: Partial<RouteEvidence>[]) => {
    let conditions: RouteConditions = {};
    return looks.flatMap((look, minute) => {
      const seen = lookAtRoute(conditions, { ...base, now: minute * minuteMs, ...look });
      conditions = RouteConditions.parse(JSON.parse(JSON.stringify(seen.conditions)));
      return seen.changes.map(({ condition, isOn }) => `${minute} ${condition} ${isOn}`);
    });
  };
  expect(run(Array.from({ length: 5 }, () => ({ offLineM: 700, accuracyM: 300 })))).toEqual([]);
  expect(run([{ offLineM: 700 }, { offLineM: 700 }, { offLineM: 700 }, { offLineM: 100 }, {}])).toEqual([
    "2 off_route true",
    "4 off_route false",
  ]);
  const parked = { motion: { state: "parked" as const, since: 0 } };
  const stands = Array.from({ length: 20 }, () => parked);
  expect(run([...stands, {}, {}])).toEqual(["15 long_stop true", "21 long_stop false"]);
  expect(run(stands.map((look) => ({ ...look, mayStandUntil: 60 * minuteMs })))).toEqual([]);
});

test("percent along the route never falls while the plan is the same, and is 100 with the last stop only", () => {
  const route = { stops: 4, stopsDone: 1, wholeDistanceM: 10_000, distanceLeftM: 6_000 };
  expect(percentAlong(route)).toBe(40);
  expect(percentAlong({ ...route, distanceLeftM: 7_000 }, 40)).toBe(40);
  expect(percentAlong({ ...route, stopsDone: 3, distanceLeftM: 0 })).toBe(99);
  expect(percentAlong({ ...route, stopsDone: 4 })).toBe(100);
  expect(percentAlong({ ...route, wholeDistanceM: 0 })).toBe(25);
});
