import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createDevicePolicy } from "@cartage/auth/device-policy";
import { endDeviceConnections } from "@cartage/auth/end-device-connections";
import { tellLinks } from "@cartage/auth/tell-links";
import { connect } from "@cartage/db/client";
import { startBroker } from "@cartage/local/start-broker";
import { startMailCatcher } from "@cartage/local/start-mail-catcher";
import { startRedisRest } from "@cartage/local/start-redis-rest";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { writeCaughtMails } from "./caught-mails.ts";
import type { Configuration } from "./configuration.ts";
import type { DatabaseUrls } from "./database-urls.ts";
import { brokerServices, brokerUser, type Installation } from "./installation.ts";
import { keepPostgres } from "./keep-postgres.ts";
import { Interrupted, type Lifecycle } from "./lifecycle.ts";
import type { Ports } from "./ports.ts";
import { bringUpToDate, prepareGiven, provisionOwn } from "./prepare-database.ts";
import type { Secrets } from "./secrets.ts";

export type ServicesOptions = {
  configuration: Configuration;
  directory: string;
  ports: Ports;
  secrets: Secrets;
  lifecycle: Lifecycle;
};

const LOOPBACK = "127.0.0.1";

/**
 * Starts every service that no real one replaces, and tells where all of them are.
 * @throws Obstacle with packages/local's sentence, which says what to do
 */
export async function startServices(options: ServicesOptions): Promise<Omit<Installation, "publicUrl" | "programs">> {
  try {
    return await startAll(options);
  } catch (error) {
    if (error instanceof Interrupted || error instanceof Obstacle || !(error instanceof Error)) throw error;
    throw new Obstacle(error.message);
  }
}

async function startAll(options: ServicesOptions): Promise<Omit<Installation, "publicUrl" | "programs">> {
  const { configuration, directory, ports, secrets, lifecycle } = options;
  mkdirSync(directory, { recursive: true });
  const database = await startDatabase(options);
  const applied = await lifecycle.step(
    (names: string[]) => `Database is up to date, ${names.length} migrations applied`,
    () => bringUpToDate(database),
  );
  if (applied.length > 0) console.log(applied.map((name) => `    ${name}`).join("\n"));
  return {
    configuration,
    directory,
    ports,
    secrets,
    database,
    redis: await startRedis(options),
    ...(await startMqtt(options, database)),
    smtpUrl: await startMail(options),
  };
}

async function startDatabase({ configuration, directory, ports, secrets, lifecycle }: ServicesOptions) {
  const { DATABASE_URL } = configuration.variables;
  if (DATABASE_URL !== undefined) {
    const given = { ...configuration.variables, DATABASE_URL };
    return lifecycle.step(`Postgres of DATABASE_URL (${new URL(DATABASE_URL).host})`, () =>
      prepareGiven(given, secrets.databasePassword),
    );
  }
  return lifecycle.step(`Postgres on ${ports.CARTAGE_POSTGRES_PORT}`, async () => {
    const port = ports.CARTAGE_POSTGRES_PORT;
    const postgres = await keepPostgres({ directory: join(directory, "postgres"), port }, lifecycle);
    return provisionOwn(postgres.superuserUrl, "cartage", secrets.databasePassword);
  });
}

async function startRedis({ configuration: { variables }, ports, secrets, lifecycle }: ServicesOptions) {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token = "" } = variables;
  if (url !== undefined) return { url, token };

  const over = variables.REDIS_URL ? `over ${new URL(variables.REDIS_URL).host}` : "in memory";
  return lifecycle.step(`Upstash REST on ${ports.CARTAGE_REDIS_REST_PORT}, ${over}`, async () => {
    const port = ports.CARTAGE_REDIS_REST_PORT;
    const redis = await startRedisRest({ port, token: secrets.redisToken, redisUrl: variables.REDIS_URL });
    lifecycle.stopsWith("Upstash REST", redis.stop);
    return { url: redis.url, token: secrets.redisToken };
  });
}

async function startMqtt({ configuration, ports, secrets, lifecycle }: ServicesOptions, urls: DatabaseUrls) {
  const { variables } = configuration;
  const { MQTT_URL: given } = variables;
  if (given !== undefined) {
    const { protocol, host } = new URL(variables.MQTT_PUBLIC_URL ?? given);
    return { mqttUrlOf: () => given, mqttUrl: `${protocol}//${host}`, mqttWsUrl: variables.MQTT_WS_URL };
  }
  const { CARTAGE_MQTT_PORT: port, CARTAGE_MQTT_WS_PORT: wsPort } = ports;
  await lifecycle.step(`MQTT broker on ${port}, over WebSocket on ${wsPort}`, async () => {
    const database = connect(urls.ingest, { max: 4, name: "cartage-broker" });
    lifecycle.stopsWith("broker's connections", database.end);
    const services = brokerServices.map((name) => ({ username: brokerUser(name), password: secrets.brokerPassword }));
    const policy = createDevicePolicy(database);
    const broker = await startBroker({ port, wsPort, host: variables.CARTAGE_HOST, policy, services });
    lifecycle.stopsWith("MQTT broker", broker.stop);
    const { stop } = await endDeviceConnections(database, broker);
    lifecycle.stopsWith("following devices", stop);
    lifecycle.stopsWith("following connections", tellLinks(database, broker).stop);
  });
  const host = variables.CARTAGE_HOST === "0.0.0.0" ? LOOPBACK : variables.CARTAGE_HOST;
  // as people reach the pages, so phones reach the broker
  const reachedAt = variables.PUBLIC_URL === undefined ? host : new URL(variables.PUBLIC_URL).hostname;
  return {
    mqttUrlOf: (service: (typeof brokerServices)[number]) =>
      `mqtt://${brokerUser(service)}:${secrets.brokerPassword}@${host}:${port}`,
    mqttUrl: `mqtt://${host}:${port}`,
    mqttWsUrl: variables.MQTT_WS_URL ?? `ws://${reachedAt === LOOPBACK ? "localhost" : reachedAt}:${wsPort}`,
  };
}

async function startMail({
  configuration: { variables },
  directory,
  ports,
  lifecycle,
}: ServicesOptions): Promise<string> {
  if (variables.SMTP_URL !== undefined) return variables.SMTP_URL;
  const { CARTAGE_SMTP_PORT: port } = ports;
  await lifecycle.step(`Mail catcher on ${port}`, async () => {
    const mail = await startMailCatcher({ port, onMail: (mails) => writeCaughtMails(directory, mails) });
    lifecycle.stopsWith("mail catcher", mail.stop);
  });
  return `smtp://${LOOPBACK}:${port}`;
}
