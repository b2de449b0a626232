import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("metrics are told as Prometheus text, by service and label", async () => {
  const metrics = createMetrics({ service: "worker" });
  const refused = metrics.counter({ name: "cartage_refused_total", help: "Refused.", labels: ["reason"] });
  refused.inc({ reason: "latitude" }, 2);
  metrics.gauge({ name: "cartage_depth", help: "Depth.", read: () => 7 });
  metrics.histogram({ name: "cartage_batch_seconds", help: "Batches.", buckets: [0.1, 1] }).observe(0.5);

  const text = await metrics.text();

  expect(text).toContain('cartage_refused_total{reason="latitude",service="worker"} 2');
  expect(text).toContain('cartage_depth{service="worker"} 7');
  expect(text).toContain('cartage_batch_seconds_bucket{le="1",service="worker"} 1');
  expect(metrics.contentType).toContain("text/plain");
});

test("the process itself is measured: memory, processor, event loop lag", async () => {
  const text = await createMetrics({ service: "jobs" }).text();
  for (const name of [
    "process_resident_memory_bytes",
    "process_cpu_seconds_total",
    "nodejs_eventloop_lag_p99_seconds",
  ]) {
    expect(text).toContain(`${name}{service="jobs"}`);
  }
});

test("two registries do not meet", async () => {
  const [one, other] = [createMetrics({ service: "a" }), createMetrics({ service: "b" })];
  one.counter({ name: "cartage_x_total", help: "X." });
  other.counter({ name: "cartage_x_total", help: "X." }).inc();
  expect(await one.text()).toContain('cartage_x_total{service="a"} 0');
});
