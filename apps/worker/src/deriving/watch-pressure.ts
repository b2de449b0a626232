import { Impaired } from "@cartage/observability/health";
import type { Logger } from "@cartage/observability/logger";
import type { WorkerMetrics } from "../metrics.ts";
import { createPressureMeasure } from "./measure-pressure.ts";
import { createOverload, type Limits } from "./overload.ts";

export interface PressureOptions {
  limits: Limits;
  /** For how long the oldest message has waited. */
  lagMs(): number;
  metrics: WorkerMetrics;
  log: Logger;
  signal: AbortSignal;
}

const everyMs = 1_000;

/** Measures the worker every second, and says when it is overloaded. */
export function watchPressure({ limits, lagMs, metrics, log, signal }: PressureOptions) {
  const overload = createOverload({ limits, now: () => performance.now() });
  const measure = createPressureMeasure({ lagMs });
  let isOverloaded = false;

  const timer = setInterval(() => {
    const pressure = measure();
    const isNow = overload.note(pressure);
    metrics.lagSeconds.set(pressure.lagMs / 1000);
    metrics.overloaded.set(isNow ? 1 : 0);
    if (isNow !== isOverloaded) {
      const causes = [...overload.causes];
      log.warn({ ...pressure, causes }, isNow ? "overloaded: derivation goes slowly" : "no longer overloaded");
    }
    isOverloaded = isNow;
  }, everyMs);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer));

  return {
    isOverloaded: () => isOverloaded,
    async assertNotOverloaded() {
      if (!isOverloaded) return;
      const { causes } = overload;
      throw new Impaired(`Derivation goes slowly: ${causes.join(", ")} above its limit.`, causes);
    },
  };
}
