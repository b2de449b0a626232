import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { createLogger } from "@cartage/observability/logger";
import { startTracing, traceIdOf, withSpan } from "@cartage/observability/tracing";
import { expect, test } from "vitest";

test("without an endpoint nothing is traced, and an error still gets an id", async () => {
  const { log } = collectLog();
  const tracing = startTracing({ endpoint: undefined, name: "jobs", version: "1", log });

  expect(await withSpan("work", {}, async (span) => span.isRecording())).toBe(false);
  expect(traceIdOf()).toMatch(/^[0-9a-f]{32}$/);
  expect(traceIdOf()).not.toBe(traceIdOf());
  await tracing.stop();
});

test("with an endpoint the last spans are sent at the stop, under the id that log and error messages show", async () => {
  const received: { path: string | undefined; type: string | undefined; body: Buffer }[] = [];
  const collector = createServer(async (request, response) => {
    received.push({ path: request.url, type: request.headers["content-type"], body: await buffer(request) });
    response.end();
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as { port: number };
  const { log, lines } = collectLog();
  const tracing = startTracing({ endpoint: `http://127.0.0.1:${port}/`, name: "cartage-jobs", version: "1", log });

  const failing = withSpan("deliver device.revoked", { handler: "notify" }, async () => {
    log.info("inside");
    throw Object.assign(new Error("no such address"), { traceId: traceIdOf() });
  });
  const error = await failing.then(
    () => null,
    (reason: Error & { traceId: string }) => reason,
  );
  await tracing.stop();
  collector.close();

  expect(error?.message).toBe("no such address");
  expect(lines[0]?.traceId).toBe(error?.traceId);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ path: "/v1/traces", type: "application/x-protobuf" });
  const sent = received[0]?.body;
  for (const text of ["cartage-jobs", "deliver device.revoked", "notify", "no such address"]) {
    expect(sent?.includes(text)).toBe(true);
  }
  expect(sent?.includes(Buffer.from(error?.traceId ?? "", "hex"))).toBe(true);
});

function collectLog() {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { log: createLogger({ name: "jobs", version: "1", level: "info", destination }), lines };
}
