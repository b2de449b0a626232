import { distanceM } from "@cartage/telemetry/geodesy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInRouting } from "./built-in.ts";
import { habitsOf, USUAL_HABITS } from "./habits.ts";

const hanoi = { hubId: "hanoi", lat: 21.0285, lon: 105.8542 };
const haiphong = { hubId: "haiphong", lat: 20.8449, lon: 106.6881 };
const ninhBinh = { hubId: "ninh-binh", lat: 20.2506, lon: 105.9745 };
const hubs = [hanoi, haiphong, ninhBinh];
const lane = (from: string, to: string, distanceM: number, durationS: number) => {
  return { laneId: `${from}-${to}`, fromHubId: from, toHubId: to, distanceM, durationS };
};
const lanes = [lane("hanoi", "haiphong", 121_000, 5_400), lane("haiphong", "ninh-binh", 130_000, 9_000)];
const habits = { roadFactor: 1.4, speedMps: 14, trips: 200 };

test("between hubs the lanes are taken, elsewhere the great circle as the fleet drives it", async () => {
  const routing = builtInRouting({ habits, hubs, lanes });
  const field = { lat: 21.3, lon: 105.4 };
  const [[toHub, toNinhBinh, toField] = []] = await routing.matrix([hanoi], [haiphong, ninhBinh, field]);
  expect(toHub).toEqual({ distanceM: 121_000, durationS: 5_400 });
  expect(toNinhBinh).toEqual({ distanceM: 251_000, durationS: 14_400 });
  const byRoadM = distanceM(hanoi, field) * 1.4;
  expect(toField).toEqual({ distanceM: byRoadM, durationS: byRoadM / 14 });
  // no lane leads back
  const [[back] = []] = await routing.matrix([haiphong], [hanoi]);
  expect(back?.distanceM).toBeCloseTo(distanceM(haiphong, hanoi) * 1.4, 6);
  const through = await routing.route([hanoi, haiphong, ninhBinh]);
  expect(through).toMatchObject({ distanceM: 251_000, durationS: 14_400 });
});

test("a place within a kilometre of a hub is at it, and the rest of its way is added", async () => {
  const routing = builtInRouting({ habits, hubs, lanes });
  const gate = { lat: hanoi.lat + 0.005, lon: hanoi.lon };
  const [[stretch] = []] = await routing.matrix([gate], [haiphong]);
  expect(stretch?.distanceM).toBeCloseTo(121_000 + distanceM(gate, hanoi) * 1.4, 6);
});

test("a fleet's road factor and speed are the medians of its own trips, in any order", () => {
  const trip = fc.record({
    drivenM: fc.integer({ min: 2_000, max: 400_000 }),
    greatCircleM: fc.integer({ min: 2_000, max: 300_000 }),
    durationS: fc.integer({ min: 60, max: 40_000 }),
  });
  fc.assert(
    fc.property(fc.array(trip, { maxLength: 120 }), fc.infiniteStream(fc.nat()), (trips, ranks) => {
      const learned = habitsOf(trips);
      const shuffled = trips
        .map((driven) => ({ driven, rank: ranks.next().value ?? 0 }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ driven }) => driven);
      expect(habitsOf(shuffled)).toEqual(learned);
      expect(learned.roadFactor).toBeGreaterThanOrEqual(1);
      expect(learned.roadFactor).toBeLessThanOrEqual(5);
    }),
    { numRuns: 60 },
  );
});

test("loops, jams and too few trips teach nothing", () => {
  const usual = { drivenM: 13_700, greatCircleM: 10_000, durationS: 1_000 };
  const loop = { drivenM: 90_000, greatCircleM: 2_000, durationS: 6_000 };
  const jam = { drivenM: 13_700, greatCircleM: 10_000, durationS: 20_000 };
  expect(habitsOf(Array(29).fill(usual))).toBe(USUAL_HABITS);
  expect(habitsOf([...Array(30).fill(usual), ...Array(40).fill(loop), ...Array(40).fill(jam)])).toEqual({
    roadFactor: 1.37,
    speedMps: 13.7,
    trips: 30,
  });
});
