import type { History } from "./history.ts";
import { momentsOf } from "./sketch.ts";

/** Where a leg is driven: a lane or a cell of a grid, and the area around it, as keys of the caller's choice. */
export interface TrafficPlace {
  cell: string;
  area: string;
}

/** The natural logarithm of real ÷ free-flow duration that is to be expected, and how sure that is. */
export interface Expectation {
  mean: number;
  /** Of the mean itself, against the fleet's. */
  variance: number;
}

/** Without any history: a sixth slower than free flow, give or take a quarter. */
const unknownMean = 0.15;
const unknownVariance = 0.25 ** 2;
/** What one leg differs by from the mean of its cell and hour, about; the more, the slower a cell moves off its area. */
const legVariance = 0.15 ** 2;
/** As many observations a level above is worth. */
const priorCounts = { fleet: 4, hour: 6, area: 6, areaHour: 5, cell: 4, cellHour: 6 };

/** The keys of what is known of a place at an hour of the week, from the whole fleet down to the cell. */
export function trafficKeys({ cell, area }: TrafficPlace, hourOfWeek: number) {
  return {
    fleet: "traffic",
    hour: `traffic/hour ${hourOfWeek}`,
    area: `traffic/area ${area}`,
    areaHour: `traffic/area ${area}/hour ${hourOfWeek}`,
    cell: `traffic/cell ${cell}`,
    cellHour: `traffic/cell ${cell}/hour ${hourOfWeek}`,
  };
}

/**
 * What to expect of a place at an hour of the week: its own mean, drawn to what the levels above say (area by hour, then
 * area and hour added, then the fleet) as far as it has little data: empirical Bayes, each level a normal prior of the
 * one below (Gelman et al., Bayesian Data Analysis, §5.4).
 */
export function expectTraffic(history: History, place: TrafficPlace, hourOfWeek: number, at: number): Expectation {
  const keys = trafficKeys(place, hourOfWeek);
  const known = (level: keyof typeof keys) => momentsOf(history[keys[level]], at);
  const drawn = (level: keyof typeof keys, prior: number) => {
    const { count, mean } = known(level);
    return (count * mean + priorCounts[level] * prior) / (count + priorCounts[level]);
  };
  const fleet = drawn("fleet", unknownMean);
  const hour = drawn("hour", fleet);
  const area = drawn("area", fleet);
  const areaHour = drawn("areaHour", hour + area - fleet);
  const cell = drawn("cell", area);
  const own = known("cellHour").count + priorCounts.cellHour;
  return {
    mean: drawn("cellHour", areaHour + cell - area),
    variance: legVariance / own + legVariance / (known("areaHour").count + priorCounts.areaHour) / 2,
  };
}

/** How unsure the mean of the whole fleet is, which all legs have in common: a quarter on the first day, soon nothing. */
export function fleetVariance(history: History, at: number): number {
  return unknownVariance * (priorCounts.fleet / (momentsOf(history.traffic, at).count + priorCounts.fleet));
}
