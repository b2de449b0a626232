import type { Metrics } from "@cartage/observability/metrics";
import type { Incoming } from "./ingest/incoming.ts";
import type { StoredMessages } from "./ingest/store-messages.ts";

export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>;

/** What an operator watches of the intake. */
export function createWorkerMetrics(metrics: Metrics) {
  const messages = metrics.counter({
    name: "cartage_ingest_messages_total",
    help: "Messages stored and acknowledged.",
  });
  const written = metrics.counter({ name: "cartage_ingest_positions_total", help: "Positions written." });
  const repeated = metrics.counter({
    name: "cartage_ingest_positions_repeated_total",
    help: "Positions that were stored already, or lost to a greater one under the same key.",
  });
  const refused = metrics.counter({
    name: "cartage_ingest_refusals_total",
    help: "Messages and elements that became dead letters.",
    labels: ["reason"],
  });
  const adjusted = metrics.counter({
    name: "cartage_ingest_adjusted_total",
    help: "Optional fields that were left out or adjusted.",
    labels: ["what"],
  });
  const batchSeconds = metrics.histogram({
    name: "cartage_ingest_batch_seconds",
    help: "From taking a batch to its commit.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });

  const derivedVehicles = metrics.counter({
    name: "cartage_derive_vehicles_total",
    help: "Vehicles whose positions were derived; one counts at each pass.",
  });
  const passSeconds = metrics.histogram({
    name: "cartage_derive_pass_seconds",
    help: "From claiming vehicles to the commit of what follows from their positions.",
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
  });

  return {
    overloaded: metrics.gauge({
      name: "cartage_worker_overloaded",
      help: "1 while derivation is slowed down so that intake goes on.",
    }),
    lagSeconds: metrics.gauge({
      name: "cartage_ingest_lag_seconds",
      help: "For how long the oldest message that is here has waited for its commit.",
    }),
    countDerived({ vehicles }: { vehicles: number }, seconds: number) {
      derivedVehicles.inc(vehicles);
      passSeconds.observe(seconds);
    },
    framesLeftOut: metrics.counter({
      name: "cartage_live_left_out_total",
      help: "Live frames and receipts that found no connection or a full buffer.",
    }),

    /** Times what stores a batch. */
    timed<Stored>(store: (batch: Incoming[], onSent: () => void) => Promise<Stored>) {
      return async (batch: Incoming[], onSent: () => void): Promise<Stored> => {
        const end = batchSeconds.startTimer();
        const stored = await store(batch, onSent);
        end();
        return stored;
      };
    },

    count(stored: StoredMessages, batch: Incoming[]) {
      messages.inc(batch.length);
      written.inc(stored.written);
      repeated.inc(stored.repeated);
      for (const reason of stored.refused) refused.inc({ reason });
      for (const [what, times] of Object.entries(stored.adjusted)) adjusted.inc({ what }, times);
    },
  };
}
