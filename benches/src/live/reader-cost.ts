import { setTimeout as wait } from "node:timers/promises";
import type { InspectedProcess } from "../harness/inspect-process.ts";
import type { Figures } from "../harness/report.ts";
import { openReaders } from "./readers.ts";

export interface ReaderCostOptions {
  web: InspectedProcess;
  port: number;
  cookie: string;
  /** Lets the vehicles report once a second until the returned function is called. */
  report(): Promise<() => Promise<void>>;
  /** How long each number of readers is watched. */
  forMs: number;
}

const settleMs = 2_000;

/**
 * What readers of one organisation cost the web process: `readersNCpuShare`, processor time of all its threads over
 * time, 1 is one core, less what it used without readers; `bytesPerReader`, what JavaScript's heap and buffers hold
 * after a full collection, with 1,000 readers less with none, a reader; `sentPerReaderPerS`, bytes, which is less than
 * the vehicles' share when the process could not keep up.
 */
export async function measureReaderCost(options: ReaderCostOptions): Promise<Figures> {
  const none = await measure(0, options);
  const one = await measure(1, options);
  const hundred = await measure(100, options);
  const thousand = await measure(1_000, options);
  return {
    readers1CpuShare: one.cpuShare - none.cpuShare,
    readers100CpuShare: hundred.cpuShare - none.cpuShare,
    readers1000CpuShare: thousand.cpuShare - none.cpuShare,
    sentPerReaderPerS: thousand.sentPerS / 1_000,
    bytesPerReader: (thousand.heldBytes - none.heldBytes) / 1_000,
  };
}

async function measure(amount: number, { web, port, cookie, report, forMs }: ReaderCostOptions) {
  // before the vehicles begin: opening is another cost than reading
  const readers = await openReaders(amount, port, cookie);
  const pause = await report();
  await wait(settleMs);
  const received = await readers.receivedBytes();
  const before = await web.processorTime();
  await wait(forMs);
  const after = await web.processorTime();
  const sent = (await readers.receivedBytes()) - received;
  const heldBytes = await web.heldBytes();
  await pause();
  await readers.stop();
  const tookMs = after.atMs - before.atMs;
  return { cpuShare: (after.usedMs - before.usedMs) / tookMs, sentPerS: sent / (tookMs / 1_000), heldBytes };
}
