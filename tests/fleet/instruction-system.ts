import { createDevicePolicy } from "@cartage/auth/device-policy";
import { tellLinks } from "@cartage/auth/tell-links";
import type { Database } from "@cartage/domain/run-as";
import { startBroker } from "@cartage/local/start-broker";
import { createSender } from "@cartage/simulator/sending/create-sender";
import type { Instruction } from "@cartage/telemetry/instruction";
import type { Device } from "@cartage/testing/factory";
import type { RoleUrls } from "@cartage/testing/role-urls";
import { findServer } from "@cartage/testing/server-binary";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { startWorker } from "@cartage/testing/start-worker";
import { onTestFinished } from "vitest";

// Brokers as installations have them, and devices that answer.

export interface InstructionBroker {
  /** As a worker reaches it. */
  url: string;
  /** As a device does. */
  deviceUrl: string;
  stop(): Promise<void>;
}

const service = { username: "worker", password: "a password of the worker" };

/** As `npm start` does it: the broker asks about devices, and tells of their connections. */
export async function startEmbedded(ingest: Database, port = 0): Promise<InstructionBroker & { port: number }> {
  const broker = await startBroker({ port, wsPort: 0, policy: createDevicePolicy(ingest), services: [service] });
  const links = tellLinks(ingest, broker);
  const host = `127.0.0.1:${broker.port}`;
  return {
    port: broker.port,
    url: `mqtt://${service.username}:${encodeURIComponent(service.password)}@${host}`,
    deviceUrl: `mqtt://${host}`,
    async stop() {
      await links.stop();
      await broker.stop();
    },
  };
}

async function startOpenMosquitto(): Promise<InstructionBroker> {
  const { url, stop } = await startMosquitto();
  return { url, deviceUrl: url, stop };
}

type Start = (ingest: Database) => Promise<InstructionBroker>;

export const brokers: [name: string, start: Start][] = [["the embedded broker", startEmbedded]];
if (findServer("mosquitto")) brokers.push(["Mosquitto", startOpenMosquitto]);

/** One of the brokers with a worker behind it, until the test is over. */
export async function startSystem(start: Start, { ingest, urls }: { ingest: Database; urls: RoleUrls }) {
  const broker = await start(ingest);
  const worker = await startWorker({ databaseUrl: urls.ingest, mqttUrl: broker.url });
  onTestFinished(async () => {
    await worker.stop();
    await broker.stop();
  });
  await worker.ready();
  return { broker, worker };
}

/** A device that is connected until the test is over, answers with "done", and writes down what it is asked. */
export function connectDevice(url: string, device: Device, onAsked?: () => void) {
  const asked: Instruction[] = [];
  const sender = createSender({
    url,
    organisationId: device.organisationId,
    deviceId: device.id,
    secret: device.secret,
    onInstruction(instruction) {
      asked.push(instruction);
      onAsked?.();
      return "done";
    },
  });
  onTestFinished(() => sender.stop());
  return { asked, sender };
}
