import { createHealth } from "@cartage/observability/health";
import { type OpsServer, startOpsServer } from "@cartage/observability/http";
import { createMetrics } from "@cartage/observability/metrics";
import { test as base } from "@cartage/testing/test";
import { expect } from "vitest";

const test = base.extend<{ isBrokerUp: { value: boolean }; ops: OpsServer & { url: string; stopping(): void } }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  isBrokerUp: async ({}, use) => use({ value: true }),
  ops: async ({ app, isBrokerUp }, use) => {
    const health = createHealth({
      version: "1.2.3",
      maxAgeMs: -1,
      checks: {
        postgres: { isEssential: true, check: () => app.sql`select 1`.then(() => {}) },
        broker: {
          isEssential: false,
          check: async () => {
            if (!isBrokerUp.value) throw new Error("no session");
          },
        },
      },
    });
    const ops = await startOpsServer({
      port: 0,
      host: "127.0.0.1",
      health,
      metrics: createMetrics({ service: "worker" }),
    });
    await use({ ...ops, url: `http://127.0.0.1:${ops.port}`, stopping: health.stopping });
    await ops.stop();
  },
});

test("/healthz answers while the process turns", async ({ ops }) => {
  expect((await fetch(`${ops.url}/healthz`)).status).toBe(200);
});

test("/readyz is ready with Postgres, degraded without the broker, down while stopping", async ({
  ops,
  isBrokerUp,
}) => {
  const ready = await fetch(`${ops.url}/readyz?full`);
  expect(ready.status).toBe(200);
  expect(ready.headers.get("cache-control")).toBe("no-store");
  expect(await ready.json()).toEqual({
    status: "ok",
    version: "1.2.3",
    checks: {
      postgres: { status: "ok", latencyMs: expect.any(Number), sinceMs: expect.any(Number) },
      broker: { status: "ok", latencyMs: expect.any(Number), sinceMs: expect.any(Number) },
    },
  });

  isBrokerUp.value = false;
  const degraded = await fetch(`${ops.url}/readyz`);
  expect(degraded.status).toBe(200);
  expect(await degraded.json()).toMatchObject({ status: "degraded", checks: { broker: { status: "down" } } });

  ops.stopping();
  const down = await fetch(`${ops.url}/readyz`);
  expect(down.status).toBe(503);
  expect(await down.json()).toMatchObject({ status: "down", checks: { postgres: { status: "ok" } } });
});

test("/metrics is Prometheus text", async ({ ops }) => {
  const response = await fetch(`${ops.url}/metrics`);
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  expect(await response.text()).toContain('process_resident_memory_bytes{service="worker"}');
});

test("nothing else is served, and nothing is written to", async ({ ops }) => {
  expect((await fetch(`${ops.url}/`)).status).toBe(404);
  expect((await fetch(`${ops.url}/readyz`, { method: "POST" })).status).toBe(404);
  expect((await fetch(`${ops.url}/healthz`, { method: "HEAD" })).status).toBe(200);
});

test("a taken port is told as such", async ({ ops, app: _ }) => {
  const health = createHealth({ version: "1", checks: {} });
  const again = startOpsServer({
    port: ops.port,
    host: "127.0.0.1",
    health,
    metrics: createMetrics({ service: "jobs" }),
  });
  await expect(again).rejects.toMatchObject({ code: "EADDRINUSE" });
});
