import { costOf, type Rate } from "./rate-rules.ts";

/** What is counted of orders that were due. */
export interface OrderFigures {
  orders: number;
  /** Handed over no later than their window ended. */
  onTime: number;
  /** Due by now and not on time, whatever became of them. */
  late: number;
}

/** What is summed up of routes. */
export interface RouteFigures {
  routes: number;
  deliveries: number;
  distanceM: number;
  emptyM: number;
  workS: number;
  shiftS: number;
  /** The greatest load of each route, and what its vehicle takes, where that is known. */
  peakG: number;
  capacityG: number;
  costMinor: number;
  co2G: number;
}

/** What is counted of incidents. */
export interface IncidentFigures {
  incidents: number;
  critical: number;
  /** Of them those that are not resolved yet. */
  unresolved: number;
}

export const noIncidents: IncidentFigures = { incidents: 0, critical: 0, unresolved: 0 };
export const noOrders: OrderFigures = { orders: 0, onTime: 0, late: 0 };
export const noRoutes: RouteFigures = {
  routes: 0,
  deliveries: 0,
  distanceM: 0,
  emptyM: 0,
  workS: 0,
  shiftS: 0,
  peakG: 0,
  capacityG: 0,
  costMinor: 0,
  co2G: 0,
};

export function added<Figures extends object>(one: Figures, other: Figures): Figures {
  const sum = (name: string) => Number(Reflect.get(one, name)) + Number(Reflect.get(other, name));
  return Object.fromEntries(Object.keys(one).map((name) => [name, sum(name)])) as Figures;
}

type Summed = Omit<RouteFigures, "costMinor" | "co2G">;

export const withCost = (figures: Summed, rate: Rate): RouteFigures => ({ ...figures, ...costOf(rate, figures) });
