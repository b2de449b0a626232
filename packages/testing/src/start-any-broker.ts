import { startBroker } from "@cartage/local/start-broker";
import { findServer } from "./server-binary.ts";
import { startMosquitto } from "./start-mosquitto.ts";

export type AnyBroker = { url: string; wsUrl: string; kind: "mosquitto" | "embedded"; stop(): Promise<void> };

/** A broker that lets everyone do everything: Mosquitto where it is installed, else the embedded one (MQTT 3.1.1). */
export async function startAnyBroker(): Promise<AnyBroker> {
  if (findServer("mosquitto")) return { ...(await startMosquitto()), kind: "mosquitto" };
  const policy = { connect: () => ({}), mayPublish: () => true, maySubscribe: () => true };
  const { port, wsPort, stop } = await startBroker({ port: 0, wsPort: 0, policy });
  return { url: `mqtt://127.0.0.1:${port}`, wsUrl: `ws://127.0.0.1:${wsPort}`, kind: "embedded", stop };
}
