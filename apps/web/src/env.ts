import { type ConfiguredProvider, parseConfiguredProviders } from "@cartage/auth/sso/configured-providers";
import { z } from "zod";

const address = (expected: string, ...protocols: string[]) =>
  z.string(expected).refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), expected);

const isDemo = z.enum(["0", "1", "true", "false"], "1 in the demonstration, 0 or nothing else").default("0");

const days = "days from 1 to 3650";

const encryptionKey = "32 bytes as base64, as `openssl rand -base64 32` gives them; older keys after commas";

const hosts = (expected: string) =>
  z
    .string(expected)
    .regex(/^([A-Za-z0-9.[\]:-]+:\d{1,5})?(\s*,\s*[A-Za-z0-9.[\]:-]+:\d{1,5})*$/, expected)
    .default("")
    .transform((text) => text.split(",").flatMap((one) => one.trim() || []));

function asProviders(text: string, context: z.RefinementCtx): ConfiguredProvider[] {
  try {
    return parseConfiguredProviders(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "a JSON list of providers" });
    return z.NEVER;
  }
}
const routingVehicle = "OSRM's profile, such as driving, or Valhalla's costing, such as truck";
const countryHeader = "the name of a header in which a proxy tells the country, such as cf-ipcountry";
const clerkSecret = "the endpoint's signing secret, whsec_ and base64";
const webhookSecret = "16 characters or more";

const Environment = z.object({
  DATABASE_URL: address("a postgres:// address for the role cartage_app", "postgres:", "postgresql:"),
  DATABASE_PLATFORM_URL: address(
    "a postgres:// address for the role cartage_platform",
    "postgres:",
    "postgresql:",
  ).optional(),
  DATABASE_REPLICA_URL: address("a postgres:// address of a replica", "postgres:", "postgresql:").optional(),
  MQTT_URL: address("an mqtt:// or mqtts:// address", "mqtt:", "mqtts:"),
  MQTT_PUBLIC_URL: address("an mqtt:// or mqtts:// address as devices reach it", "mqtt:", "mqtts:").optional(),
  MQTT_POLICY_SECRET: z.string("32 random characters or more").min(32, "32 random characters or more").optional(),
  CLERK_WEBHOOK_SECRET: z
    .string(clerkSecret)
    .regex(/^whsec_[A-Za-z0-9+/]{22,}={0,2}$/, clerkSecret)
    .optional(),
  STRIPE_WEBHOOK_SECRET: z.string(webhookSecret).min(16, webhookSecret).optional(),
  REVENUECAT_WEBHOOK_SECRET: z.string(webhookSecret).min(16, webhookSecret).optional(),
  MQTT_WS_URL: address("a ws:// or wss:// address as phones reach it", "ws:", "wss:").optional(),
  UPSTASH_REDIS_REST_URL: address("an http(s):// address", "http:", "https:").optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string("a token").min(1, "a token").optional(),
  PUBLIC_URL: address("the http(s):// address people open", "http:", "https:")
    .default("http://localhost:3000")
    // addresses are made of it by appending a path
    .transform((url) => url.replace(/\/$/, "")),
  NEXTAUTH_SECRET: z.string("32 random characters or more").min(32, "32 random characters or more"),
  ENCRYPTION_KEY: z
    .string(encryptionKey)
    .regex(/^[A-Za-z0-9+/]{43}=(,[A-Za-z0-9+/]{43}=)*$/, encryptionKey)
    .optional(),
  AUTH_PROVIDERS: z.string("a JSON list of providers").default("[]").transform(asProviders),
  SSO_PRIVATE_HOSTS: hosts("host:port pairs, with commas between"),
  WEBHOOK_PRIVATE_HOSTS: hosts("host:port pairs, with commas between"),
  SSO_DNS_SERVERS: hosts("address:port pairs, with commas between"),
  PASSWORD_BREACH_URL: address("an http(s):// address of a range API, ending in /", "http:", "https:").optional(),
  CARTAGE_COUNTRY_HEADER: z
    .string(countryHeader)
    .regex(/^[a-z0-9-]{1,60}$/i, countryHeader)
    .optional(),
  MAP_STYLE_URL: address("an http(s):// address of a MapLibre style", "http:", "https:").optional(),
  OSRM_URL: address("an http(s):// address of an OSRM server", "http:", "https:").optional(),
  VALHALLA_URL: address("an http(s):// address of a Valhalla server", "http:", "https:").optional(),
  ROUTING_VEHICLE: z
    .string(routingVehicle)
    .regex(/^[a-z_-]{1,40}$/, routingVehicle)
    .optional(),
  GEOCODER: z.enum(["nominatim", "photon"], "nominatim or photon").default("nominatim"),
  GEOCODER_URL: address("an http(s):// address of a Nominatim or Photon", "http:", "https:").optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: address("an http(s):// address", "http:", "https:").optional(),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal"], "trace, debug, info, warn, error or fatal")
    .default("info"),
  CARTAGE_DEMO: isDemo.transform((text) => text === "1" || text === "true"),
  CARTAGE_DEMO_FILE: z.string("a path").optional(),
  CARTAGE_CONTACT: z.email("an e-mail address").optional(),
  CARTAGE_RETENTION_DAYS: z.coerce.number(days).int(days).min(1, days).max(3_650, days).default(365),
  CARTAGE_VERSION: z.string("a version").default("0.1.0"),
});

/** Half a configuration of Redis would be taken for none. */
const bothOrNone = (given: { UPSTASH_REDIS_REST_URL?: unknown; UPSTASH_REDIS_REST_TOKEN?: unknown }) =>
  (given.UPSTASH_REDIS_REST_URL === undefined) === (given.UPSTASH_REDIS_REST_TOKEN === undefined);

export type Env = z.infer<typeof Environment>;

/** Checks every variable. Throws one error that names each wrong one, the shape of what it had, and what it expects. */
export function readEnvironment(variables: Record<string, string | undefined>): Env {
  // an empty line in an .env file means "not set"
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = Environment.refine(bothOrNone, {
    path: ["UPSTASH_REDIS_REST_TOKEN"],
    message: "it together with UPSTASH_REDIS_REST_URL, or neither",
  }).safeParse(given);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name} is ${shapeOf(given[name])}; expected ${issue.message}`;
  });
  throw new Error(`Cartage web cannot start, its configuration is wrong:\n${complaints.join("\n")}`);
}

/** Says what a value looks like without telling a secret. */
function shapeOf(value: string | undefined): string {
  if (value === undefined) return "not set";
  return URL.canParse(value) ? `an address with ${new URL(value).protocol}//` : `text of ${value.length} characters`;
}

let known: Env | undefined;

/** The checked environment of this process; instrumentation.ts reads it first, so a wrong one stops the start. */
export function env(): Env {
  known ??= readEnvironment(process.env);
  // next-auth reads these two by itself
  process.env.NEXTAUTH_URL ??= known.PUBLIC_URL;
  process.env.NEXTAUTH_SECRET ??= known.NEXTAUTH_SECRET;
  return known;
}

/** True under `next dev`: React needs eval there for its stack traces. */
export const isDevelopment = process.env.NODE_ENV === "development";
