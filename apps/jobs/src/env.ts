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
  WEBHOOK_PRIVATE_HOSTS: z
    .string()
    .regex(/^([A-Za-z0-9.[\]:-]+:\d{1,5})?(\s*,\s*[A-Za-z0-9.[\]:-]+:\d{1,5})*$/)
    .default("")
    .transform((text) => text.split(",").flatMap((one) => one.trim() || []))
    .describe("host:port pairs, with commas between, that webhooks may reach besides the public internet"),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{87}$/)
    .optional()
    .describe("the public key for web push, as `npx web-push generate-vapid-keys` gives it; without it no push"),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional()
    .describe("the private key for web push"),
  SMS_HTTP_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("the address that takes short messages; without it none are sent"),
  SMS_HTTP_HEADERS: z
    .string()
    .default("{}")
    .transform((text, context) => readHeaders(text, context))
    .describe('a JSON object of headers, such as {"authorization": "Bearer …"}'),
  SMS_HTTP_BODY: z
    .string()
    .default('{"to":"{to}","text":"{text}","id":"{id}"}')
    .describe("what is posted, with {to}, {text} and {id} in it"),
  OSRM_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("an http(s):// address of an OSRM server, the same as web has"),
  VALHALLA_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("an http(s):// address of a Valhalla server, the same as web has"),
  ROUTING_VEHICLE: z
    .string()
    .regex(/^[a-z_-]{1,40}$/)
    .optional()
    .describe("the routing server's profile or costing, the same as web has"),
  GEOCODER: z.enum(["nominatim", "photon"]).default("nominatim").describe("nominatim or photon, the same as web has"),
  GEOCODER_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("an http(s):// address of a Nominatim or Photon, the same as web has"),
  CARTAGE_JOBS_PORT: z.coerce.number().int().min(0).max(65_535).default(3002).describe("a port from 0 to 65535"),
});

function readHeaders(text: string, context: z.RefinementCtx): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: "custom", message: "not a JSON object of texts" });
    return z.NEVER;
  }
}

export type Env = z.infer<typeof variables>;

/** Reads the variables of jobs. Throws one error that names each wrong one and what was expected. */
export function readEnv(source: Record<string, string | undefined>): Env {
  return readVariables(variables, { source, of: "jobs" });
}
