import { processVariables } from "@cartage/observability/process-variables";
import { readVariables } from "@cartage/observability/read-variables";
import { z } from "zod";

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

const variables = z.object({
  ...processVariables,
  DATABASE_URL: postgresUrl.describe("postgres://cartage_platform:password@host:5432/database"),
  DATABASE_DBOS_URL: postgresUrl.describe(
    "postgres://cartage_dbos:password@host:5432/database, the same database as the role that owns the schema dbos",
  ),
  CARTAGE_AUDIT_ANCHORS: z.string().optional().describe("a path, to which the heads of the audit trail are appended"),
  ENCRYPTION_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/)
    .optional()
    .describe("32 bytes as base64, the same as web has; older keys after commas"),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe("smtp://user:password@host:587, or smtps:// with TLS from the start; without it mails wait"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .default("http://localhost:3000")
    .describe("the http or https address that people open"),
  CARTAGE_PACK_AFTER_DAYS: z.coerce.number().int().min(1).max(365).default(2).describe("days from 1 to 365"),
  CARTAGE_JOBS_PORT: z.coerce.number().int().min(0).max(65_535).default(3002).describe("a port from 0 to 65535"),
});

export type Env = z.infer<typeof variables>;

/** Reads the variables of jobs. Throws one error that names each wrong one and what was expected. */
export function readEnv(source: Record<string, string | undefined>): Env {
  return readVariables(variables, { source, of: "jobs" });
}
