import "server-only";
import type { PeopleServices } from "@cartage/api/services";
import { provisionRunningBroker } from "@cartage/auth/provision-running-broker";
import { connect } from "mqtt";
import { env } from "../env.ts";
import { platformDatabase } from "./database.ts";
import { log } from "./log.ts";
import { perProcess } from "./per-process.ts";
import { stopping } from "./stopping.ts";

const refusesWithinMs = 5_000;
const refusalsToBelieve = 2;

/**
 * Tells a broker that keeps credentials of its own about each new one. It has a connection to itself: a broker that asks
 * us about devices, as the embedded one does, closes the connection that speaks of provisioning, and is then left alone.
 */
export function announceSecret(): PeopleServices["announceSecret"] {
  return perProcess("announce-secret", () => {
    const database = platformDatabase();
    if (!database) return undefined;
    const client = connect(env().MQTT_URL, {
      clientId: `cartage-web-provision-${crypto.randomUUID()}`,
      reconnectPeriod: 1_000,
    });
    let refusals = 0;
    let connectedAt = 0;
    client.on("connect", () => {
      connectedAt = performance.now();
    });
    client.on("message", () => {
      refusals = 0;
    });
    client.on("close", () => {
      const isRefusal = connectedAt > 0 && performance.now() - connectedAt < refusesWithinMs;
      connectedAt = 0;
      refusals = isRefusal ? refusals + 1 : 0;
      if (refusals >= refusalsToBelieve) client.end(true);
    });
    // the connection for live frames tells of a broker that is away
    client.on("error", () => undefined);
    stopping().signal.addEventListener("abort", () => client.end(true));
    const provision = provisionRunningBroker(client, { database, log: log(), now: () => new Date() });
    return async (credential) => {
      if (refusals < refusalsToBelieve) await provision.announceSecret(credential);
    };
  });
}
