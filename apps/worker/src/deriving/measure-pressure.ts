import { cpus } from "node:os";
import type { Pressure } from "./overload.ts";

/** Measures this machine and this process; the first measurement of the cores is over the time since the start. */
export function createPressureMeasure({ lagMs }: { lagMs(): number }): () => Pressure {
  let before = { busy: 0, all: 0 };
  return () => {
    const now = coreTimes();
    const all = now.all - before.all;
    const cpuShare = all > 0 ? (now.busy - before.busy) / all : 0;
    before = now;
    return { cpuShare, memoryBytes: process.memoryUsage.rss(), lagMs: lagMs() };
  };
}

function coreTimes(): { busy: number; all: number } {
  let [busy, all] = [0, 0];
  for (const { times } of cpus()) {
    const sum = times.user + times.nice + times.sys + times.idle + times.irq;
    all += sum;
    busy += sum - times.idle;
  }
  return { busy, all };
}
