import { readFile } from "node:fs/promises";
import { isUuid } from "@cartage/telemetry/uuid";
import { handlingOf, type VehicleType } from "../driving/handling.ts";

/** A device of the demonstration. The simulator drives it, or leaves it free for a replay. */
export type DemoDevice = {
  id: string;
  secret: string;
  organisationId: string;
  vehicle: string;
  type: VehicleType | null;
  isSimulated: boolean;
};

/** What the simulator needs of the demonstration's file. */
export type Demo = { devices: readonly DemoDevice[]; simulatedFrom: number | null; mqttUrl: string | null };

/** A file that is not there or says something else; the message is a sentence for the person who named it. */
export class UnreadableDemo extends Error {
  override readonly name = "UnreadableDemo";
}

/**
 * Reads `.cartage/demo.json`: `devices` of `{id, secret, organisationId, vehicle, type?, simulated?}` (an `organisation`
 * that is an id will do), and optionally `simulatedFrom` (ms since the epoch) and `mqttUrl`.
 * @throws UnreadableDemo
 */
export async function readDemo(path: string): Promise<Demo> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new UnreadableDemo(
      `There is no ${path}: it is written by the demonstration. Run npm start first, or name another file with --demo FILE.`,
    );
  });
  return parseDemo(text, path);
}

export function parseDemo(text: string, path: string): Demo {
  const file = toRecord(parseJson(text, path));
  if (!Array.isArray(file?.devices))
    throw new UnreadableDemo(
      `${path} names no devices: expected {"devices": [{"id": …, "secret": …, "organisationId": …}]}.`,
    );
  return {
    devices: file.devices.map((entry: unknown, i) => toDevice(toRecord(entry) ?? {}, `${path}: devices[${i}]`)),
    simulatedFrom: typeof file.simulatedFrom === "number" ? file.simulatedFrom : null,
    mqttUrl: typeof file.mqttUrl === "string" ? file.mqttUrl : null,
  };
}

function toDevice(entry: Record<string, unknown>, where: string): DemoDevice {
  const { id, secret, vehicle, type } = entry;
  const organisationId = entry.organisationId ?? entry.organisation;
  if (!isUuid(id)) throw new UnreadableDemo(`${where}.id is no lower-case UUID.`);
  if (!isUuid(organisationId)) throw new UnreadableDemo(`${where}.organisationId is no lower-case UUID.`);
  if (typeof secret !== "string" || secret === "") throw new UnreadableDemo(`${where}.secret is missing.`);
  return {
    id,
    secret,
    organisationId,
    vehicle: typeof vehicle === "string" ? vehicle : id,
    type: typeof type === "string" && type in handlingOf ? (type as VehicleType) : null,
    isSimulated: typeof entry.simulated === "boolean" ? entry.simulated : entry.free !== true,
  };
}

function toRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableDemo(`${path} is no JSON. Run npm start -- --fresh to write it again.`);
  }
}
