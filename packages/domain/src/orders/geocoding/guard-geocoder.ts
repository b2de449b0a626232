import { ConsecutiveBreaker, circuitBreaker, handleAll, TimeoutStrategy, timeout, wrap } from "cockatiel";
import type { Geocoder } from "./geocoder.ts";

export interface GuardOptions {
  withinMs: number;
  /** Failures one after the other, after which it is left alone. */
  failures: number;
  aloneForMs: number;
}

/** A geocoder that is given up after a while, and left alone for a while when it goes on failing. */
export function guardGeocoder(
  geocoder: Geocoder,
  { withinMs, failures, aloneForMs }: GuardOptions = { withinMs: 3_000, failures: 5, aloneForMs: 30_000 },
): Geocoder {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: aloneForMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  const guarded = wrap(breaker, timeout(withinMs, TimeoutStrategy.Aggressive));
  return {
    name: geocoder.name,
    find: (text, options) => guarded.execute(({ signal }) => geocoder.find(text, { ...options, signal })),
  };
}
