import type { Logger } from "@cartage/observability/logger";
import type { Metrics } from "@cartage/observability/metrics";
import type { EventHandler } from "./handler.ts";

/** Counts and logs what happens on the platform. */
export function createTally({ log, metrics }: { log: Logger; metrics: Metrics }): EventHandler {
  const happened = metrics.counter({
    name: "cartage_domain_events_total",
    help: "Domain events, by type; one that is delivered again counts again.",
    labels: ["type"],
  });
  return {
    name: "tally",
    types: "all",
    async handle({ body: _, ...event }) {
      happened.inc({ type: event.type });
      log.info(event, "domain event");
    },
  };
}
