import { setTimeout as wait } from "node:timers/promises";
import { encodePosition } from "@cartage/telemetry/codec";
import { type BenchDevice, positionOf } from "./fleet.ts";
import { createPublisher, encodePublications } from "./publisher.ts";

// Devices that report, in a process of their own: at once, or evenly until told to pause. Started by fork.

export type ToDeviceLoad =
  | { kind: "open"; fleet: BenchDevice[]; host: string; port: number; inFlight: number }
  | { kind: "burst"; each: number }
  | { kind: "steady"; perS: number }
  | { kind: "pause" };
export type FromDeviceLoad =
  | { kind: "open" }
  | { kind: "steady" }
  /** Positions published and acknowledged by the broker; times in ms since the epoch. */
  | { kind: "done"; positions: number; startedAt: number; endedAt: number };

const tickMs = 5;
const answer = (message: FromDeviceLoad) => process.send?.(message);
let fleet: BenchDevice[] = [];
let publisher: Awaited<ReturnType<typeof createPublisher>> | null = null;
/** Positions made so far, by the devices in turn. */
let made = 0;
let isSteady = false;

process.on("message", async (message: ToDeviceLoad) => {
  if (message.kind === "open") {
    fleet = message.fleet;
    publisher = await createPublisher(message);
    answer({ kind: "open" });
  }
  if (message.kind === "burst") await burst(message.each);
  if (message.kind === "steady") await steady(message.perS);
  if (message.kind === "pause") isSteady = false;
});
process.on("disconnect", () => process.exit(0));

async function burst(each: number) {
  const from = Date.now() - each;
  const packets = Array.from({ length: each }, (_, n) => nextPackets(fleet.length, from + n)).flat();
  const startedAt = Date.now();
  await publisher?.publish(packets);
  answer({ kind: "done", positions: packets.length, startedAt, endedAt: Date.now() });
}

/** A tick that was late is made up for in the next, so that the rate holds over time. */
async function steady(perS: number) {
  isSteady = true;
  answer({ kind: "steady" });
  const startedAt = Date.now();
  let sent = 0;
  while (isSteady) {
    const due = Math.floor(((Date.now() - startedAt) / 1_000) * perS) - sent;
    if (due > 0) await publisher?.publish(nextPackets(due, Date.now()));
    sent += Math.max(0, due);
    await wait(tickMs);
  }
  answer({ kind: "done", positions: sent, startedAt, endedAt: Date.now() });
}

function nextPackets(amount: number, fixTime: number): Uint8Array[] {
  const publications = [];
  for (let at = 0; at < amount; at++) {
    const device = fleet[made % fleet.length];
    const n = Math.floor(made / fleet.length);
    made += 1;
    // a device that comes twice in one tick has two fix times all the same
    const t = fixTime + Math.floor(at / fleet.length);
    if (device) publications.push({ topic: device.topic, payload: encodePosition({ ...positionOf(device, n, 0), t }) });
  }
  return encodePublications(publications);
}
