import { ConsecutiveBreaker, circuitBreaker, handleAll, type IPolicy, TimeoutStrategy, timeout, wrap } from "cockatiel";

export interface ServerLimits {
  withinMs: number;
  /** Failures one after the other, after which it is left alone. */
  failures: number;
  aloneForMs: number;
}

const usual: ServerLimits = { withinMs: 3_000, failures: 5, aloneForMs: 30_000 };

/**
 * The limits under which another party's server is asked: a question is given up after a while, and nobody asks for a while
 * when it goes on failing; then one tries. One for each server and process, so that its failures are counted.
 */
export function guardedServer(
  limits: Partial<ServerLimits> = {},
  onFailure: (error: unknown) => void = () => {},
): IPolicy<{ signal: AbortSignal }> {
  const { withinMs, failures, aloneForMs } = { ...usual, ...limits };
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: aloneForMs, breaker: new ConsecutiveBreaker(failures) });
  breaker.onFailure(({ reason }) => onFailure("error" in reason ? reason.error : reason.value));
  return wrap(breaker, timeout(withinMs, TimeoutStrategy.Aggressive));
}
