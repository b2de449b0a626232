import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { z } from "zod";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { root } from "../root.ts";

const port = (standard: number) => z.coerce.number("a port").int("a port").min(1).max(65_535).default(standard);
const address = (expected: string, ...protocols: string[]) =>
  z
    .string(expected)
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), expected)
    .optional();
const postgres = () => address("a postgres:// address", "postgres:", "postgresql:");

const Variables = z.object({
  CARTAGE_HOST: z.string().default("127.0.0.1"),
  CARTAGE_WEB_PORT: port(3000),
  CARTAGE_WORKER_PORT: port(3001),
  CARTAGE_JOBS_PORT: port(3002),
  CARTAGE_MQTT_PORT: port(1883),
  CARTAGE_MQTT_WS_PORT: port(9001),
  CARTAGE_POSTGRES_PORT: port(54_320),
  CARTAGE_REDIS_REST_PORT: port(8079),
  CARTAGE_SMTP_PORT: port(1025),
  CARTAGE_DEMO: z.enum(["0", "1"], "0 or 1").optional(),
  CARTAGE_DEMO_DRIVING: z.coerce.number("a number of vehicles").int().min(1).optional(),
  CARTAGE_RETENTION_DAYS: z.coerce.number("a number of days").int().min(1).max(3_650, "days from 1 to 3650").optional(),
  CARTAGE_PACK_AFTER_DAYS: z.coerce.number("a number of days").int().min(1).max(365, "days from 1 to 365").optional(),
  CARTAGE_WORKER_WINDOW: z.coerce.number("a number of messages").int().min(1).max(65_535).optional(),
  CARTAGE_OVERLOAD_CPU: z.coerce.number("a share of the cores").min(0.05).max(1).optional(),
  CARTAGE_OVERLOAD_MEMORY_MB: z.coerce.number("megabytes").int().min(64).optional(),
  CARTAGE_OVERLOAD_LAG_MS: z.coerce.number("milliseconds").int().min(10).optional(),
  CARTAGE_DERIVATION: z.enum(["on", "off"], "on or off").optional(),
  CARTAGE_AUDIT_ANCHORS: z.string().optional(),

  DATABASE_URL: postgres(),
  DATABASE_OWNER_URL: postgres(),
  DATABASE_INGEST_URL: postgres(),
  DATABASE_PLATFORM_URL: postgres(),
  DATABASE_DBOS_URL: postgres(),
  DATABASE_REPLICA_URL: postgres(),
  MQTT_URL: address("an mqtt:// or mqtts:// address", "mqtt:", "mqtts:"),
  MQTT_PUBLIC_URL: address("an mqtt:// or mqtts:// address", "mqtt:", "mqtts:"),
  MQTT_POLICY_SECRET: z.string().min(32, "32 characters or more").optional(),
  CLERK_WEBHOOK_SECRET: z.string().startsWith("whsec_", "whsec_ and base64").optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(16, "16 characters or more").optional(),
  REVENUECAT_WEBHOOK_SECRET: z.string().min(16, "16 characters or more").optional(),
  MQTT_WS_URL: address("a ws:// or wss:// address", "ws:", "wss:"),
  UPSTASH_REDIS_REST_URL: address("an http(s):// address", "http:", "https:"),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  REDIS_URL: address("a redis:// address", "redis:", "rediss:"),
  SMTP_URL: address("an smtp(s):// address", "smtp:", "smtps:"),
  PUBLIC_URL: address("the http(s):// address that people open", "http:", "https:"),
  NEXTAUTH_SECRET: z.string().min(32, "32 characters or more").optional(),
  ENCRYPTION_KEY: z
    .string()
    .refine(
      (text) => /^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/.test(text),
      "32 bytes as base64, as `openssl rand -base64 32` gives them",
    )
    .optional(),
  PASSWORD_BREACH_URL: address("an http(s):// address of a range API", "http:", "https:"),
  AUTH_PROVIDERS: z.string().optional(),
  SSO_PRIVATE_HOSTS: z.string().optional(),
  SSO_DNS_SERVERS: z.string().optional(),
  WEBHOOK_PRIVATE_HOSTS: z.string().optional(),
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  SMS_HTTP_URL: address("an http(s):// address that takes short messages", "http:", "https:"),
  SMS_HTTP_HEADERS: z.string().optional(),
  SMS_HTTP_BODY: z.string().optional(),
  CARTAGE_COUNTRY_HEADER: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/i, "the name of a header")
    .optional(),
  CARTAGE_CONTACT: z.email("an e-mail address").optional(),
  MAP_STYLE_URL: address("an http(s):// address of a MapLibre style", "http:", "https:"),
  OSRM_URL: address("an http(s):// address of an OSRM server", "http:", "https:"),
  VALHALLA_URL: address("an http(s):// address of a Valhalla server", "http:", "https:"),
  ROUTING_VEHICLE: z.string("a profile or costing").optional(),
  GEOCODER: z.enum(["nominatim", "photon"], "nominatim or photon").optional(),
  GEOCODER_URL: address("an http(s):// address of a Nominatim or Photon", "http:", "https:"),
  OTEL_EXPORTER_OTLP_ENDPOINT: address("an http(s):// address", "http:", "https:"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
});

export type Variables = z.infer<typeof Variables>;

/** What was asked for, checked. `isDemo`: with any real service only when it is asked for, else unless it is declined. */
export type Configuration = { variables: Variables; isDemo: boolean };

const REAL_SERVICES = ["DATABASE_URL", "MQTT_URL", "UPSTASH_REDIS_REST_URL", "REDIS_URL", "SMTP_URL"] as const;

/** Reads the environment, and the repository's `.env` for what the environment does not say. @throws Obstacle */
export function readConfiguration(): Configuration {
  const file = join(root, ".env");
  if (existsSync(file)) loadEnvFile(file);
  return checkConfiguration(process.env);
}

/** @throws Obstacle that names every wrong variable and what was expected */
export function checkConfiguration(source: Record<string, string | undefined>): Configuration {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: expected ${message}`);
    throw new Obstacle(`The configuration is wrong:\n${wrong.join("\n")}`, "Every variable is in .env.example.");
  }
  const variables = parsed.data;
  if (Boolean(variables.UPSTASH_REDIS_REST_URL) !== Boolean(variables.UPSTASH_REDIS_REST_TOKEN)) {
    throw new Obstacle("Of UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN only one is given.", "Give both.");
  }
  const hasReal = REAL_SERVICES.some((name) => variables[name] !== undefined);
  const isDemo = variables.CARTAGE_DEMO === undefined ? !hasReal : variables.CARTAGE_DEMO === "1";
  return { variables, isDemo };
}
