import fc from "fast-check";
import type {
  PlanningOrder,
  PlanningProblem,
  PlanningStop,
  PlanningVehicle,
  TimeWindow,
  TravelMatrix,
} from "./problem.ts";

const PLACES = 9;
const HOUR_S = 3600;
const skill = fc.constantFrom("cold", "lift", "dangerous");
const hour = (min: number, max: number) => fc.integer({ min: min * 4, max: max * 4 }).map((quarters) => quarters * 900);

/** Ways that differ by direction, and may be longer than the way over another place. */
const travel: fc.Arbitrary<TravelMatrix> = fc
  .array(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(20)), { minLength: PLACES, maxLength: PLACES })
  .map((points) => {
    const ways = points.flatMap(([x, y, detour], from) =>
      points.map(([toX, toY], to) => (from === to ? 0 : Math.hypot(x - toX, y - toY) + detour)),
    );
    return {
      places: PLACES,
      durationsS: Float64Array.from(ways, (way) => Math.round(way * 60)),
      distancesM: Float64Array.from(ways, (way) => Math.round(way * 900)),
    };
  });

const windows: fc.Arbitrary<TimeWindow[]> = fc.oneof(
  fc.constant<TimeWindow[]>([]),
  fc.tuple(hour(6, 18), hour(0, 3)).map(([fromS, lengthS]) => [{ fromS, untilS: fromS + lengthS }]),
  fc.tuple(hour(6, 9), hour(0, 2), hour(12, 15), hour(0, 2)).map(([fromS, lengthS, againS, againLengthS]) => [
    { fromS, untilS: fromS + lengthS },
    { fromS: againS, untilS: againS + againLengthS },
  ]),
);

const stop: fc.Arbitrary<PlanningStop> = fc.record({
  place: fc.nat(PLACES - 1),
  windows,
  serviceS: fc.integer({ min: 0, max: 30 }).map((minutes) => minutes * 60),
});

const order: fc.Arbitrary<Omit<PlanningOrder, "id">> = fc
  .record({
    pickup: fc.option(stop),
    delivery: fc.option(stop),
    loads: fc.tuple(fc.nat(12), fc.nat(3)),
    skills: fc.uniqueArray(skill, { maxLength: 1 }),
    priority: fc.nat(4),
  })
  .chain((given) =>
    given.pickup || given.delivery ? fc.constant(given) : stop.map((delivery) => ({ ...given, delivery })),
  )
  .map((given) => ({ ...given, loads: [...given.loads], onlyVehicleId: null }));

const vehicle: fc.Arbitrary<Omit<PlanningVehicle, "id">> = fc
  .record({
    startPlace: fc.option(fc.nat(PLACES - 1), { freq: 4 }),
    endPlace: fc.option(fc.nat(PLACES - 1), { freq: 4 }),
    startsS: hour(5, 9),
    lengthS: hour(4, 12),
    breaks: fc.array(fc.tuple(hour(3, 5), hour(0, 2), hour(0.25, 1)), { maxLength: 2 }),
    mostWorkS: fc.option(hour(4, 7)),
    capacities: fc.tuple(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 1, max: 8 })),
    skills: fc.uniqueArray(skill),
    mostDistanceM: fc.option(fc.integer({ min: 50, max: 400 }).map((kilometres) => kilometres * 1000)),
  })
  .map(({ startsS, lengthS, breaks, capacities, ...given }) => ({
    ...given,
    shift: { fromS: startsS, untilS: startsS + lengthS },
    breaks: breaks.map(([afterS, widthS, durationS], at) => ({
      earliestS: startsS + afterS + at * 4 * HOUR_S,
      latestS: startsS + afterS + at * 4 * HOUR_S + widthS,
      durationS,
    })),
    capacities: [...capacities],
    travel: 0,
  }));

/** Some vehicles and orders, of which seldom all fit. */
export const problem: fc.Arbitrary<PlanningProblem> = fc
  .record({
    travel,
    vehicles: fc.array(vehicle, { minLength: 1, maxLength: 4 }),
    orders: fc.array(order, { minLength: 1, maxLength: 14 }),
    objective: fc.constantFrom("cheapest" as const, "balanced" as const),
  })
  .map((given) => ({
    dimensions: ["weightKg", "pallets"],
    travels: [given.travel],
    vehicles: given.vehicles.map((each, at) => ({ id: `vehicle ${at}`, ...each })),
    orders: given.orders.map((each, at) => ({ id: `order ${at}`, ...each })),
    current: [],
    disturbance: null,
    objective: given.objective,
  }));

/** Little effort, by which the same seed gives the same plan. */
export const quickly = (seed = 1) => ({ seed, limits: { seconds: null, iterations: 40 } });
