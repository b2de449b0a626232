import { trace } from "@opentelemetry/api";
import { type DestinationStream, type Logger as PinoLogger, pino, stdSerializers, stdTimeFunctions } from "pino";
import { redact } from "./redact.ts";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

/** pino's: `log.info({ vehicles: 3 }, "a sentence")`, errors as `{ err }`, `log.child({ requestId })` for one piece of work. */
export type Logger = PinoLogger;

export interface LoggerOptions {
  /** The process: web, worker or jobs. */
  name: string;
  version: string;
  level: LogLevel;
  /** Standard output unless given. */
  destination?: DestinationStream;
}

/** One JSON object a line, with the current trace's id where there is one, and never a secret. */
export function createLogger({ name, version, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { name, version },
      timestamp: stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => Object.fromEntries(Object.entries(Object(redact(fields)))),
      },
      serializers: { err: (error: unknown) => (error instanceof Error ? describeError(error) : redact(error)) },
      mixin: currentTrace,
    },
    destination ?? pino.destination(1),
  );
}

function currentTrace(): { traceId?: string } {
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return traceId ? { traceId } : {};
}

function describeError(error: Error) {
  const { type, message, stack, code } = stdSerializers.err(error);
  return redact({ type, message: withoutParameters(message), stack: withoutParameters(stack), code });
}

/** drizzle-orm repeats a failed query's parameters, people's data among them, in its error's message. */
function withoutParameters(text: string): string {
  return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |\ncaused by: |$)/g, "");
}
