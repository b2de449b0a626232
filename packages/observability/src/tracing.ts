import { randomBytes } from "node:crypto";
import {
  type Attributes,
  DiagLogLevel,
  diag,
  isSpanContextValid,
  type Span,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { Logger } from "./logger.ts";

export interface TracingOptions {
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`: spans go to its /v1/traces as http/protobuf. Without it tracing is off. */
  endpoint: string | undefined;
  name: string;
  version: string;
  log: Logger;
}

/** Starts exporting spans; `stop` sends the last ones, and gives up after `timeoutMs`. */
export function startTracing({ endpoint, name, version, log }: TracingOptions): { stop(): Promise<void> } {
  if (!endpoint) return { stop: async () => {} };
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, "")}/v1/traces`,
    timeoutMillis: timeoutMs,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": name, "service.version": version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  const warn = (message: string) => log.warn({ tracing: message }, "spans could not be exported");
  diag.setLogger(
    { error: warn, warn, info: () => {}, debug: () => {}, verbose: () => {} },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  return { stop: () => provider.shutdown().catch((err: unknown) => log.warn({ err }, "the last spans are lost")) };
}

const timeoutMs = 3000;

/** The current trace's id, or a random one of the same form: what an error message shows and the log repeats. */
export function traceIdOf(): string {
  const context = trace.getActiveSpan()?.spanContext();
  return context && isSpanContextValid(context) ? context.traceId : randomBytes(16).toString("hex");
}

/** Runs the work in a span that ends with it and keeps its error; with tracing off it only runs the work. */
export async function withSpan<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return trace.getTracer("cartage").startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.recordException(error instanceof Error ? error : String(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
