import "server-only";
import { createBrokerPolicyEndpoint } from "@cartage/api/rest/broker-policy";
import { env } from "../env.ts";
import { database } from "./database.ts";
import { log } from "./log.ts";
import { perProcess } from "./per-process.ts";

/** What a broker asks about devices; null without MQTT_POLICY_SECRET. */
export function brokerPolicyEndpoint() {
  const { MQTT_POLICY_SECRET: secret, MQTT_URL } = env();
  if (!secret) return null;
  return perProcess("broker-policy", () => {
    const { username, password } = new URL(MQTT_URL);
    return createBrokerPolicyEndpoint({
      database: database(),
      secret,
      service: { username: decodeURIComponent(username), password: decodeURIComponent(password) },
      onError: (err, requestId) => log().error({ err, requestId }, "a broker's question could not be answered"),
    });
  });
}
