import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** `.cartage/demo.json`, as contract.md fixes it, with what the simulator needs besides. */
export type DemoFile = {
  url: string;
  mqttUrl: string;
  /** Ms since the epoch; the fleet's life begins here, so that it goes on the same after a restart. */
  simulatedFrom: number;
  users: { email: string; password: string; role: string; organisation: string | null }[];
  devices: {
    id: string;
    secret: string;
    organisation: string;
    organisationId: string;
    vehicle: string;
    vehicleId: string;
    type: string;
    simulated: boolean;
  }[];
};

export const demoFileIn = (directory: string) => join(directory, "demo.json");
/** Where the demonstration's drivers are told to drive. */
export const errandsFileIn = (directory: string) => join(directory, "errands.json");

export async function readDemoFile(file: string): Promise<DemoFile | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/** It holds secrets: its owner's eyes only. */
export async function writeDemoFile(file: string, demo: DemoFile): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
}
