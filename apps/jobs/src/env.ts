import { logLevels } from "@cartage/observability/logger";
import { readVariables } from "@cartage/observability/read-variables";
import { z } from "zod";

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

const variables = z.object({
  DATABASE_URL: postgresUrl.describe("postgres://cartage_platform:password@host:5432/database"),
  DATABASE_DBOS_URL: postgresUrl.describe(
    "postgres://cartage_dbos:password@host:5432/database, the same database as the role that owns the schema dbos",
  ),
  CARTAGE_JOBS_PORT: z.coerce.number().int().min(0).max(65_535).default(3002).describe("a port from 0 to 65535"),
  CARTAGE_HOST: z
    .string()
    .optional()
    .describe("the address on which health and metrics answer; all of them without it"),
  CARTAGE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(365).describe("days from 1 to 3650"),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("an http or https URL, to which /v1/traces is appended"),
  LOG_LEVEL: z
    .enum(logLevels)
    .default("info")
    .describe(`one of ${logLevels.join(", ")}`),
});

export type Env = z.infer<typeof variables>;

/** Reads the variables of jobs. Throws one error that names each wrong one and what was expected. */
export function readEnv(source: Record<string, string | undefined>): Env {
  return readVariables(variables, { source, of: "jobs" });
}
