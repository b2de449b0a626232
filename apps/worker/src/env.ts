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
});

export type Env = z.infer<typeof variables>;

/** Reads the worker's variables. Throws one error that names each wrong one and what was expected. */
export function readEnv(source: Record<string, string | undefined>): Env {
  return readVariables(variables, { source, of: "the worker" });
}
