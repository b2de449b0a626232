import { processVariables } from "@cartage/observability/process-variables";
import { readVariables } from "@cartage/observability/read-variables";
import { z } from "zod";

const variables = z.object({
  ...processVariables,
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("postgres://cartage_ingest:password@host:5432/database"),
  MQTT_URL: z.url({ protocol: /^mqtts?$/ }).describe("mqtt://user:password@host:1883, or mqtts:// with TLS"),
  CARTAGE_WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001).describe("a port from 0 to 65535"),
  CARTAGE_WORKER_WINDOW: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .default(8_192)
    .describe("messages from 1 to 65535 that may be on their way to a commit"),
  CARTAGE_DERIVATION: z
    .enum(["on", "off"])
    .default("on")
    .describe("on, or off: nothing is derived from what this worker stores"),
  CARTAGE_OVERLOAD_CPU: z.coerce
    .number()
    .min(0.05)
    .max(1)
    .default(0.95)
    .describe("a share of the cores from 0.05 to 1"),
  CARTAGE_OVERLOAD_MEMORY_MB: z.coerce.number().int().min(64).default(1_024).describe("megabytes from 64"),
  CARTAGE_OVERLOAD_LAG_MS: z.coerce.number().int().min(10).default(5_000).describe("milliseconds from 10"),
});

export type Env = z.infer<typeof variables>;

/** Reads the worker's variables. Throws one error that names each wrong one and what was expected. */
export function readEnv(source: Record<string, string | undefined>): Env {
  return readVariables(variables, { source, of: "the worker" });
}
