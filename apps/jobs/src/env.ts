import { logLevels } from "@cartage/observability/logger";
import { z } from "zod";

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

const variables = z.object({
  DATABASE_URL: postgresUrl.describe("postgres://cartage_platform:password@host:5432/database"),
  DATABASE_DBOS_URL: postgresUrl.describe(
    "postgres://cartage_dbos:password@host:5432/database, the same database as the role that owns the schema dbos",
  ),
  CARTAGE_JOBS_PORT: z.coerce.number().int().min(0).max(65_535).default(3002).describe("a port from 0 to 65535"),
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

/**
 * Reads the variables of jobs; an empty one counts as not set. Throws one error that names each wrong one, what its
 * value looks like, and what was expected. The value itself may be a secret and is never shown.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = variables.safeParse(given);
  if (result.success) return result.data;
  const wrong = new Set(result.error.issues.map(({ path }) => path.join(".")));
  const faults = Object.entries(variables.shape)
    .filter(([name]) => wrong.has(name))
    .map(([name, expected]) => `  ${name} is ${shapeOf(given[name])}; expected ${expected.description}.`);
  throw new Error(`The configuration of jobs is wrong:\n${faults.join("\n")}\nSee .env.example.`);
}

function shapeOf(value: string | undefined): string {
  if (value === undefined) return "not set";
  if (/^-?\d+(\.\d+)?$/.test(value)) return "a number";
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1];
  return scheme ? `a ${scheme} URL of ${value.length} characters` : `a text of ${value.length} characters`;
}
