import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";
import { osrmRouting } from "./osrm.ts";
import type { Routing, RoutingSource } from "./routing.ts";
import { valhallaRouting } from "./valhalla.ts";

export interface OutsideOptions {
  source: Exclude<RoutingSource, "built_in">;
  url: string;
  /** OSRM's profile, or Valhalla's costing. */
  vehicle?: string | undefined;
  timeoutMs?: number;
  /** How often it fails in a row before it is left alone. */
  failures?: number;
  /** For how long it is left alone. */
  restMs?: number;
  onFailure?: (error: unknown) => void;
}

/** A routing server, with the limits that it is asked under; one for each process, so that its failures are counted. */
export interface OutsideRouting {
  source: Exclude<RoutingSource, "built_in">;
  /** Asks it with a limit of time. Rejects at once while it is left alone. */
  ask<Answer>(question: (routing: Routing) => Promise<Answer>): Promise<Answer>;
}

/**
 * A routing server is asked for at most `timeoutMs`; after `failures` in a row nobody asks for `restMs`, then one tries.
 * What goes wrong is told once for each question that was asked.
 */
export function outsideRouting({
  source,
  url,
  vehicle,
  timeoutMs = 3_000,
  failures = 5,
  restMs = 30_000,
  onFailure = () => {},
}: OutsideOptions): OutsideRouting {
  const under =
    source === "osrm"
      ? osrmRouting({ url, ...(vehicle && { profile: vehicle }) })
      : valhallaRouting({ url, ...(vehicle && { costing: vehicle }) });
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleAll, {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  breaker.onFailure(({ reason }) => onFailure("error" in reason ? reason.error : reason.value));
  const limited = wrap(breaker, timeout(timeoutMs, TimeoutStrategy.Aggressive));
  return { source, ask: (question) => limited.execute(({ signal }) => question(under(signal))) };
}
