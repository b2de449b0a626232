import type { PlanningOrder, PlanningProblem, PlanningVehicle, TravelMatrix } from "./problem.ts";

const MINUTE_S = 60;

/** A depot and places along one road, each ten minutes and ten kilometres from the one before. */
export function roadTo(places: number): TravelMatrix {
  const steps = Array.from({ length: places }, (_, from) =>
    Array.from({ length: places }, (_, to) => Math.abs(from - to)),
  );
  return {
    places,
    durationsS: Float64Array.from(steps.flat(), (step) => step * 10 * MINUTE_S),
    distancesM: Float64Array.from(steps.flat(), (step) => step * 10_000),
  };
}

export function van(id: string, given: Partial<PlanningVehicle> = {}): PlanningVehicle {
  return {
    id,
    startPlace: 0,
    endPlace: 0,
    shift: { fromS: 8 * 3600, untilS: 16 * 3600 },
    breaks: [],
    mostWorkS: null,
    capacities: [100],
    skills: [],
    mostDistanceM: null,
    travel: 0,
    ...given,
  };
}

export function deliveryTo(place: number, given: Partial<PlanningOrder> = {}): PlanningOrder {
  return {
    id: `to ${place}`,
    pickup: null,
    delivery: { place, windows: [], serviceS: 10 * MINUTE_S },
    loads: [10],
    skills: [],
    priority: 0,
    onlyVehicleId: null,
    ...given,
  };
}

export function smallTown(given: Partial<PlanningProblem>): PlanningProblem {
  return {
    dimensions: ["weightKg"],
    travels: [roadTo(10)],
    vehicles: [van("a"), van("b")],
    orders: [],
    current: [],
    disturbance: null,
    objective: "cheapest",
    ...given,
  };
}
