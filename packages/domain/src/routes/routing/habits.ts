/** How a fleet drives: what its own trips say of a great circle. */
export interface Habits {
  /** The distance driven, as a multiple of the great circle. */
  roadFactor: number;
  speedMps: number;
  /** From how many trips it was learned; none where the usual is taken. */
  trips: number;
}

/**
 * Before a fleet has driven: 1.3 is between what was measured of road networks, 1.2 to 1.46 (Ballou et al. 2002, "Selected
 * country circuity factors for road travel distance estimation"); 45 km/h is what trucks reach door to door.
 */
export const USUAL_HABITS: Habits = { roadFactor: 1.3, speedMps: 12.5, trips: 0 };

/** Fewer trips than this say nothing of a fleet. */
const FEWEST_TRIPS = 30;
/** No road is shorter than the great circle, and what went five times as far was on no way from one place to another. */
const [LEAST_FACTOR, GREATEST_FACTOR] = [1, 5];
const [LEAST_SPEED_MPS, GREATEST_SPEED_MPS] = [2, 35];

export interface DrivenTrip {
  drivenM: number;
  greatCircleM: number;
  durationS: number;
}

/** The medians of trips that led from one place to another; what is usual where there are too few. */
export function habitsOf(trips: readonly DrivenTrip[]): Habits {
  const factors: number[] = [];
  const speeds: number[] = [];
  for (const { drivenM, greatCircleM, durationS } of trips) {
    const [factor, speedMps] = [drivenM / greatCircleM, drivenM / durationS];
    // a trip's ends are known to some metres, so a straight one may seem shorter than the great circle
    if (!(factor >= LEAST_FACTOR * 0.98 && factor <= GREATEST_FACTOR)) continue;
    if (!(speedMps >= LEAST_SPEED_MPS && speedMps <= GREATEST_SPEED_MPS)) continue;
    factors.push(Math.max(LEAST_FACTOR, factor));
    speeds.push(speedMps);
  }
  if (factors.length < FEWEST_TRIPS) return USUAL_HABITS;
  return { roadFactor: median(factors), speedMps: median(speeds), trips: factors.length };
}

function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
