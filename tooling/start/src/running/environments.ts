import { demoFileIn } from "../demo/demo-file.ts";
import { auditAnchors } from "./audit-anchors.ts";
import type { Installation } from "./installation.ts";

/** What any program needs of the machine: no process sees more of our own environment. */
const FROM_THE_MACHINE = [
  ...["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TERM"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"],
];

type Environment = Record<string, string>;

function common({ configuration: { variables } }: Installation): Environment {
  return given({
    ...Object.fromEntries(FROM_THE_MACHINE.map((name) => [name, process.env[name]])),
    NODE_ENV: "production",
    CARTAGE_HOST: variables.CARTAGE_HOST,
    LOG_LEVEL: variables.LOG_LEVEL,
    OTEL_EXPORTER_OTLP_ENDPOINT: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
  });
}

/** What answers people: the same for web and for what jobs send in their name. */
function serving({ configuration, secrets, publicUrl, redis, smtpUrl }: Installation): Environment {
  return {
    PUBLIC_URL: publicUrl,
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: configuration.variables.NEXTAUTH_SECRET ?? secrets.nextAuthSecret,
    ENCRYPTION_KEY: configuration.variables.ENCRYPTION_KEY ?? secrets.encryptionKey,
    UPSTASH_REDIS_REST_URL: redis.url,
    UPSTASH_REDIS_REST_TOKEN: redis.token,
    SMTP_URL: smtpUrl,
  };
}

export function webEnvironment(installation: Installation): Environment {
  const { configuration, database, directory } = installation;
  return given({
    ...common(installation),
    ...serving(installation),
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: database.app,
    DATABASE_PLATFORM_URL: database.platform,
    DATABASE_REPLICA_URL: database.replica,
    MQTT_URL: installation.mqttUrlOf("web"),
    MQTT_PUBLIC_URL: configuration.variables.MQTT_PUBLIC_URL,
    MQTT_POLICY_SECRET: configuration.variables.MQTT_POLICY_SECRET,
    MQTT_WS_URL: installation.mqttWsUrl,
    CLERK_WEBHOOK_SECRET: configuration.variables.CLERK_WEBHOOK_SECRET,
    STRIPE_WEBHOOK_SECRET: configuration.variables.STRIPE_WEBHOOK_SECRET,
    REVENUECAT_WEBHOOK_SECRET: configuration.variables.REVENUECAT_WEBHOOK_SECRET,
    PASSWORD_BREACH_URL: configuration.variables.PASSWORD_BREACH_URL,
    AUTH_PROVIDERS: configuration.variables.AUTH_PROVIDERS,
    SSO_PRIVATE_HOSTS: configuration.variables.SSO_PRIVATE_HOSTS,
    SSO_DNS_SERVERS: configuration.variables.SSO_DNS_SERVERS,
    WEBHOOK_PRIVATE_HOSTS: configuration.variables.WEBHOOK_PRIVATE_HOSTS,
    CARTAGE_COUNTRY_HEADER: configuration.variables.CARTAGE_COUNTRY_HEADER,
    CARTAGE_CONTACT: configuration.variables.CARTAGE_CONTACT,
    MAP_STYLE_URL: configuration.variables.MAP_STYLE_URL,
    OSRM_URL: configuration.variables.OSRM_URL,
    VALHALLA_URL: configuration.variables.VALHALLA_URL,
    ROUTING_VEHICLE: configuration.variables.ROUTING_VEHICLE,
    GEOCODER: configuration.variables.GEOCODER,
    GEOCODER_URL: configuration.variables.GEOCODER_URL,
    CARTAGE_RETENTION_DAYS: retentionDays(configuration),
    ...demonstration(configuration.isDemo, directory),
  });
}

export function workerEnvironment(installation: Installation): Environment {
  const { configuration, database, ports } = installation;
  return given({
    ...common(installation),
    DATABASE_URL: database.ingest,
    MQTT_URL: installation.mqttUrlOf("worker"),
    CARTAGE_WORKER_PORT: String(ports.CARTAGE_WORKER_PORT),
    CARTAGE_RETENTION_DAYS: retentionDays(configuration),
    CARTAGE_WORKER_WINDOW: configuration.variables.CARTAGE_WORKER_WINDOW?.toString(),
    CARTAGE_OVERLOAD_CPU: configuration.variables.CARTAGE_OVERLOAD_CPU?.toString(),
    CARTAGE_OVERLOAD_MEMORY_MB: configuration.variables.CARTAGE_OVERLOAD_MEMORY_MB?.toString(),
    CARTAGE_OVERLOAD_LAG_MS: configuration.variables.CARTAGE_OVERLOAD_LAG_MS?.toString(),
    CARTAGE_DERIVATION: configuration.variables.CARTAGE_DERIVATION,
  });
}

export function jobsEnvironment(installation: Installation): Environment {
  const { configuration, database, directory, ports, secrets } = installation;
  const { variables } = configuration;
  return given({
    ...common(installation),
    ...serving(installation),
    WEBHOOK_PRIVATE_HOSTS: variables.WEBHOOK_PRIVATE_HOSTS,
    VAPID_PUBLIC_KEY: variables.VAPID_PUBLIC_KEY ?? secrets.vapidPublicKey,
    VAPID_PRIVATE_KEY: variables.VAPID_PRIVATE_KEY ?? secrets.vapidPrivateKey,
    SMS_HTTP_URL: variables.SMS_HTTP_URL,
    SMS_HTTP_HEADERS: variables.SMS_HTTP_HEADERS,
    SMS_HTTP_BODY: variables.SMS_HTTP_BODY,
    OSRM_URL: variables.OSRM_URL,
    VALHALLA_URL: variables.VALHALLA_URL,
    ROUTING_VEHICLE: variables.ROUTING_VEHICLE,
    GEOCODER: variables.GEOCODER,
    GEOCODER_URL: variables.GEOCODER_URL,
    DATABASE_URL: database.platform,
    DATABASE_DBOS_URL: database.dbos,
    CARTAGE_RETENTION_DAYS: retentionDays(configuration),
    CARTAGE_PACK_AFTER_DAYS: packAfterDays(configuration),
    MQTT_URL: installation.mqttUrlOf("jobs"),
    CARTAGE_AUDIT_ANCHORS: auditAnchors(variables, directory),
    CARTAGE_JOBS_PORT: String(ports.CARTAGE_JOBS_PORT),
    ...demonstration(configuration.isDemo, directory),
  });
}

export function simulatorEnvironment(installation: Installation): Environment {
  return common(installation);
}

export function dayEnvironment(installation: Installation): Environment {
  const { ENCRYPTION_KEY } = serving(installation);
  return given({ ...common(installation), DATABASE_URL: installation.database.platform, ENCRYPTION_KEY });
}

function demonstration(isDemo: boolean, directory: string): Environment {
  return isDemo ? { CARTAGE_DEMO: "1", CARTAGE_DEMO_FILE: demoFileIn(directory) } : {};
}

/** The demonstration keeps two days, under a gigabyte; who runs it for real says what to keep. */
function retentionDays({ variables, isDemo }: Installation["configuration"]): string | undefined {
  return (variables.CARTAGE_RETENTION_DAYS ?? (isDemo ? 2 : undefined))?.toString();
}

/** The demonstration packs the day before yesterday, the oldest that it keeps. */
function packAfterDays({ variables, isDemo }: Installation["configuration"]): string | undefined {
  return (variables.CARTAGE_PACK_AFTER_DAYS ?? (isDemo ? 1 : undefined))?.toString();
}

function given(variables: Record<string, string | undefined>): Environment {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
