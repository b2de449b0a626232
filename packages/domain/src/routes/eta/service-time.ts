import type { History, Observation } from "./history.ts";
import type { Normal } from "./pace.ts";
import { momentsOf } from "./sketch.ts";

/** What is expected of the work at a stop. */
export interface Service {
  /** As planned. */
  expectedS: number;
  /** Such as pickup or delivery. */
  kind: string;
  customerId: string | null;
  /** The address or hub, the same each time that somebody calls there. */
  placeId: string | null;
}

const unknown = { mean: 0, variance: 0.45 ** 2 };
const priorCount = 4;
const leastS = 30;

function keysOf({ kind, customerId, placeId }: Service): string[] {
  return [
    "service",
    `service/kind ${kind}`,
    ...(customerId ? [`service/customer ${customerId}`] : []),
    ...(placeId ? [`service/place ${placeId}`] : []),
  ];
}

/** The keys that an estimate reads and a finished stop writes. */
export const serviceKeys = keysOf;

/** ln(real ÷ planned duration) of the work at a stop: its own habit, drawn to the customer's, the kind's and all there are. */
export function expectService(history: History, service: Service, at: number): Normal {
  let { mean, variance } = unknown;
  for (const key of keysOf(service)) {
    const known = momentsOf(history[key], at);
    const weight = known.count + priorCount;
    const shift = known.mean - mean;
    // the parent's spread and how far the child lies from its parent, as if seen `priorCount` times
    variance = (known.count * known.variance + priorCount * variance) / weight;
    variance += (priorCount * known.count * shift * shift) / (weight * weight) / 4;
    mean += (known.count / weight) * shift;
  }
  return { mean, variance: Math.min(1, Math.max(0.05 ** 2, variance * (1 + 1 / priorCount / 4))) };
}

/** The planned duration that ratios are of: no stop is planned to take no time at all. */
export function plannedServiceS({ expectedS }: Service): number {
  return Math.max(leastS, expectedS);
}

/** What a finished stop teaches: how long it took, waiting for its window not counted. */
export function observeService(service: Service, { durationS, at }: { durationS: number; at: number }): Observation[] {
  const value = Math.log(Math.max(leastS / 3, durationS) / plannedServiceS(service));
  return keysOf(service).map((key) => ({ key, value, at }));
}
