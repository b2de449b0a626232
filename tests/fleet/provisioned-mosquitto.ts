import { dynamicSecurity } from "@cartage/auth/dynamic-security";
import { listDeviceCredentials } from "@cartage/auth/list-device-credentials";
import type { Database } from "@cartage/domain/run-as";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { connectAsync, type MqttClient } from "mqtt";
import { onTestFinished } from "vitest";

export const service = { username: "cartage", password: "service password", mayProvision: true };

/** Mosquitto with the rows’ devices and the service account, until the test is over. */
export async function startBroker(ingest: Database) {
  const broker = await startMosquitto({
    dynamicSecurity: await dynamicSecurity(await listDeviceCredentials(ingest), [service]),
  });
  onTestFinished(() => broker.stop());
  return broker;
}

/** Signs in without coming back; rejects when the broker refuses. */
export async function signIn(
  url: string,
  username: string,
  password: string,
  clientId = `${username}-test`,
): Promise<MqttClient> {
  const client = await connectAsync(url, {
    username,
    password,
    clientId,
    reconnectPeriod: 0,
    protocolVersion: 5,
    connectTimeout: 5_000,
  });
  onTestFinished(() => void client.end(true));
  return client;
}

export const mayPublish = (client: MqttClient, topic: string) =>
  client.publishAsync(topic, "{}", { qos: 1 }).then(
    () => true,
    () => false,
  );

export const maySubscribe = (client: MqttClient, filter: string) =>
  client.subscribeAsync(filter, { qos: 1 }).then(
    (granted) => granted.every(({ qos }) => qos < 128),
    () => false,
  );
