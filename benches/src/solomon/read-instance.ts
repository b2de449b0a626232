import type { PlanningProblem, TravelMatrix } from "@cartage/domain/routes/planning/problem";

/** Reads one of Solomon's instances (1987): ways are Euclidean and unrounded, and take as long as they are far. */
export function readInstance(text: string): PlanningProblem {
  const rows = text
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((row) => row.every((value) => Number.isFinite(value)) && row.length > 1);
  const [fleet, depot, ...customers] = rows;
  const [count, capacity] = fleet ?? [];
  if (!depot || count === undefined || capacity === undefined) throw new Error("This is none of Solomon's instances.");
  const shift = { fromS: depot[4] ?? 0, untilS: depot[5] ?? 0 };
  return {
    dimensions: ["demand"],
    travels: [matrixOf([depot, ...customers].map(([, x = 0, y = 0]) => [x, y]))],
    vehicles: Array.from({ length: count }, (_, at) => ({
      id: `vehicle ${at + 1}`,
      startPlace: 0,
      endPlace: 0,
      shift,
      breaks: [],
      mostWorkS: null,
      capacities: [capacity],
      skills: [],
      mostDistanceM: null,
      travel: 0,
    })),
    orders: customers.map(([id = 0, , , demand = 0, fromS = 0, untilS = 0, serviceS = 0], at) => ({
      id: String(id),
      pickup: null,
      delivery: { place: at + 1, windows: [{ fromS, untilS }], serviceS },
      loads: [demand],
      skills: [],
      priority: 0,
      onlyVehicleId: null,
    })),
    current: [],
    disturbance: null,
    objective: "cheapest",
  };
}

function matrixOf(points: (readonly [number, number])[]): TravelMatrix {
  const ways = Float64Array.from(points.flatMap(([x, y]) => points.map(([toX, toY]) => Math.hypot(x - toX, y - toY))));
  return { places: points.length, durationsS: ways, distancesM: ways };
}
