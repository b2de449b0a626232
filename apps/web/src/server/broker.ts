import "server-only";
import { connect, type MqttClient } from "mqtt";
import { env } from "../env.ts";
import { log } from "./log.ts";
import { perProcess } from "./per-process.ts";

/** The connection that brings live frames; it connects, and connects again, by itself. */
export function broker(): MqttClient {
  return perProcess("broker", () => {
    const client = connect(env().MQTT_URL, {
      clientId: `cartage-web-${crypto.randomUUID()}`,
      reconnectPeriod: 1_000,
      connectTimeout: 5_000,
    });
    // told once, not at every attempt to connect again
    let isAway = false;
    client.on("connect", () => {
      if (isAway) log().info("the broker is back");
      isAway = false;
    });
    client.on("error", (err) => {
      if (!isAway) log().warn({ err }, "the broker cannot be reached");
      isAway = true;
    });
    return client;
  });
}

/** Where devices reach the broker, which may be another door than our own processes', and the WebSocket as phones do. */
export function brokerAddress(): { host: string; port: number; isTls: boolean; wsUrl: string | null } {
  const { MQTT_URL, MQTT_PUBLIC_URL, MQTT_WS_URL, PUBLIC_URL } = env();
  const { hostname, port, protocol } = new URL(MQTT_PUBLIC_URL ?? MQTT_URL);
  // a broker on this machine is told by the name under which people reach the machine
  const isHere = MQTT_PUBLIC_URL === undefined && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  const isTls = protocol === "mqtts:";
  return {
    host: isHere ? new URL(PUBLIC_URL).hostname : hostname,
    port: Number(port) || (isTls ? 8883 : 1883),
    isTls,
    wsUrl: MQTT_WS_URL ?? null,
  };
}
