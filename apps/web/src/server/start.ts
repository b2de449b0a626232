import "server-only";
import { trace } from "@opentelemetry/api";
import { registerOTel } from "@vercel/otel";
import { env } from "../env.ts";
import { broker } from "./broker.ts";
import { instance } from "./instance.ts";
import { log } from "./log.ts";
import { services } from "./services.ts";
import { stopping } from "./stopping.ts";
import { withoutQueries } from "./without-queries.ts";

/** Begins the process' life: configuration, traces, the connections, and what happens at its end. */
export function start(): void {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
  // without an endpoint it would export to localhost all the same, and log each failure
  if (env().OTEL_EXPORTER_OTLP_ENDPOINT) {
    registerOTel({ serviceName: "cartage-web", spanProcessors: [withoutQueries, "auto"] });
  }
  // Postgres may still be starting: then the first request tries again
  services().catch((err: unknown) => log().warn({ err }, "waiting for Postgres"));
  // a heartbeat enters it later in that case
  instance()
    .register()
    .catch((err: unknown) => log().warn({ err }, "not entered into the list of instances yet"));
  instance().keepAlive();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

/** Ends what would keep `next start` from exiting: it waits for every open stream. */
function stop(): void {
  stopping().abort();
  instance()
    .leave()
    .catch((err: unknown) => log().warn({ err }, "not taken from the list of instances"));
  broker().end(true);
  void flushSpans();
}

async function flushSpans(): Promise<void> {
  const provider: unknown = trace.getTracerProvider();
  const delegate: unknown = hasMethod(provider, "getDelegate") ? provider.getDelegate() : provider;
  if (hasMethod(delegate, "forceFlush")) await delegate.forceFlush();
}

function hasMethod<Name extends string>(thing: unknown, name: Name): thing is Record<Name, () => unknown> {
  return typeof thing === "object" && thing !== null && name in thing && typeof Reflect.get(thing, name) === "function";
}
