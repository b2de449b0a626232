import type { Metrics } from "@cartage/observability/metrics";

export type JobsMetrics = ReturnType<typeof createJobsMetrics>;

/** What an operator watches of background work. */
export function createJobsMetrics(metrics: Metrics) {
  return {
    relayed: metrics.counter({ name: "cartage_outbox_relayed_total", help: "Events taken out of the outbox." }),
    waiting: metrics.gauge({ name: "cartage_outbox_waiting", help: "Events that wait in the outbox." }),
    oldestS: metrics.gauge({
      name: "cartage_outbox_oldest_seconds",
      help: "Age of the oldest event that waits in the outbox.",
    }),
    mails: metrics.counter({ name: "cartage_mails_total", help: "Attempts to send a mail." }),
    notifications: metrics.counter({
      name: "cartage_notifications_total",
      help: "Attempts to deliver a notification outside the app, by channel and outcome.",
      labels: ["channel", "outcome"],
    }),
    escalations: metrics.counter({ name: "cartage_escalation_steps_total", help: "Steps of escalations taken." }),
    routesFollowed: metrics.counter({
      name: "cartage_routes_followed_total",
      help: "Looks at routes under way: where they are and when they arrive.",
    }),
    followSeconds: metrics.histogram({
      name: "cartage_routes_follow_seconds",
      help: "Duration of a pass over the routes that were due.",
      labels: [],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5],
    }),
    delivered: metrics.counter({
      name: "cartage_event_deliveries_total",
      help: "Events handled.",
      labels: ["handler", "type"],
    }),
    attemptsFailed: metrics.counter({
      name: "cartage_event_attempts_failed_total",
      help: "Attempts to handle an event that failed and are made again.",
      labels: ["handler", "type"],
    }),
    deliveriesGivenUp: metrics.counter({
      name: "cartage_event_deliveries_given_up_total",
      help: "Events that a handler failed at for good; each is a failed workflow.",
      labels: ["handler", "type"],
    }),
    taskSeconds: metrics.histogram({
      name: "cartage_task_seconds",
      help: "Duration of scheduled tasks.",
      labels: ["task"],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120],
    }),
    tasksFailed: metrics.counter({
      name: "cartage_tasks_failed_total",
      help: "Runs of scheduled tasks that failed.",
      labels: ["task"],
    }),
  };
}
