import type {
  PlanningOrder,
  PlanningProblem,
  PlanningVehicle,
  TravelMatrix,
} from "@cartage/domain/routes/planning/problem";
import { Random } from "@cartage/domain/routes/planning/random";

const HOUR_S = 3600;
const SIDE_M = 60_000;
const TOWNS = 12;
/** Roads are so much longer than the straight line, and driven at this speed. */
const ROAD_FACTOR = 1.3;
const SPEED_MPS = 13;
const HUBS = 2;

/**
 * A day of a carrier around two hubs: deliveries of what is loaded in the morning, and pairs of which both ends are on
 * the way; half of them in windows of two hours, some that need a skill; loads in kilograms and pallets; shifts of nine
 * hours with a break after five. The same for the same numbers.
 */
export function createDay({
  deliveries,
  pairs,
  vehicles,
}: {
  deliveries: number;
  pairs: number;
  vehicles: number;
}): PlanningProblem {
  const random = new Random(20_261_129);
  const between = (least: number, most: number) => least + random.next() * (most - least);
  const towns = Array.from({ length: TOWNS }, () => [between(0, SIDE_M), between(0, SIDE_M)] as const);
  const points: [number, number][] = [
    [SIDE_M * 0.35, SIDE_M * 0.5],
    [SIDE_M * 0.65, SIDE_M * 0.5],
  ];
  const stop = () => {
    const [x, y] = towns[random.below(TOWNS)] ?? [0, 0];
    const spreadM = random.next() < 0.3 ? SIDE_M / 4 : SIDE_M / 20;
    points.push([x + between(-spreadM, spreadM), y + between(-spreadM, spreadM)]);
    const fromS = Math.round(between(8, 14)) * HOUR_S;
    const windows = random.next() < 0.5 ? [{ fromS, untilS: fromS + 2 * HOUR_S }] : [];
    return { place: points.length - 1, windows, serviceS: Math.round(between(3, 12)) * 60 };
  };
  const orders = Array.from({ length: deliveries + pairs }, (_, at): PlanningOrder => {
    const delivery = stop();
    return {
      id: `order ${at}`,
      pickup: at < deliveries ? null : { ...stop(), windows: [] },
      delivery: at < deliveries ? delivery : { ...delivery, windows: [] },
      loads: [Math.round(between(5, 120)), random.next() < 0.2 ? 1 : 0],
      skills: random.next() < 0.1 ? ["cold"] : [],
      priority: 0,
      onlyVehicleId: null,
    };
  });
  return {
    dimensions: ["weightKg", "pallets"],
    travels: [matrixOf(points)],
    vehicles: Array.from({ length: vehicles }, (_, at) => vehicleOf(at)),
    orders,
    current: [],
    disturbance: null,
    objective: "cheapest",
  };
}

function vehicleOf(at: number): PlanningVehicle {
  const isLarge = at % 3 === 0;
  return {
    id: `vehicle ${at}`,
    startPlace: at % HUBS,
    endPlace: at % HUBS,
    shift: { fromS: 7.5 * HOUR_S, untilS: 16.5 * HOUR_S },
    breaks: [{ earliestS: 11 * HOUR_S, latestS: 13 * HOUR_S, durationS: 0.5 * HOUR_S }],
    mostWorkS: 5 * HOUR_S,
    capacities: isLarge ? [2_500, 10] : [1_400, 6],
    skills: at % 4 === 0 ? ["cold"] : [],
    mostDistanceM: null,
    travel: 0,
  };
}

function matrixOf(points: (readonly [number, number])[]): TravelMatrix {
  const distancesM = Float64Array.from(
    points.flatMap(([x, y]) => points.map(([toX, toY]) => Math.round(Math.hypot(x - toX, y - toY) * ROAD_FACTOR))),
  );
  return { places: points.length, distancesM, durationsS: distancesM.map((metres) => Math.round(metres / SPEED_MPS)) };
}
