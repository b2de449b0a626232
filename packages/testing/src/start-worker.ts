import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { guardAgainstOrphan } from "@cartage/local/guard-against-orphan";
import { freePort } from "@cartage/local/ports";
import { programFile } from "./program-file.ts";
import { until } from "./until.ts";

const main = fileURLToPath(new URL("../../../apps/worker/src/main.ts", import.meta.url));

export type RunningWorker = {
  pid: number;
  /** Settles when it takes messages. */
  ready(): Promise<void>;
  /** The answer of /readyz, as text; empty while nothing answers. */
  readiness(): Promise<string>;
  /** Messages committed and acknowledged since the start. */
  messages(): Promise<number>;
  /** What it says of a metric, of the first of its labels; NaN while it says nothing. */
  metric(name: string): Promise<number>;
  /** Settles at the time (ms) when the messages reach a number. */
  reached(messages: number): Promise<number>;
  /** Resident memory in bytes. */
  residentBytes(): Promise<number>;
  /** SIGTERM; answers how long the worker took to end, in ms, and its exit code. */
  stop(): Promise<{ tookMs: number; code: number | null }>;
  /** SIGKILL. */
  kill(): Promise<void>;
};

export type WorkerOptions = { databaseUrl: string; mqttUrl: string; env?: Record<string, string> };

/** Starts apps/worker as a process, as it runs in production. */
export async function startWorker({ databaseUrl, mqttUrl, env }: WorkerOptions): Promise<RunningWorker> {
  const port = await freePort();
  const child = spawn(process.execPath, [await programFile(main)], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      DATABASE_URL: databaseUrl,
      MQTT_URL: mqttUrl,
      CARTAGE_WORKER_PORT: String(port),
      LOG_LEVEL: "error",
      // tests keep the machine busy, which is not what they are about
      CARTAGE_OVERLOAD_CPU: "1",
      ...env,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const exited = once(child, "exit");
  guardAgainstOrphan(child, "KILL");
  const pid = child.pid ?? 0;
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const readiness = () => ask("/readyz").catch(() => "");
  const metric = async (name: string) =>
    Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, "m").exec(await ask("/metrics"))?.[1]);
  const messages = async () => (await metric("cartage_ingest_messages_total")) || 0;

  return {
    pid,
    readiness,
    messages,
    metric,
    ready: () =>
      until(async () => {
        if (child.exitCode !== null) throw new Error(`The worker ended with ${child.exitCode}.`);
        return (await readiness()).startsWith('{"status":"ok"');
      }),
    async reached(wanted) {
      await until(async () => (await messages()) >= wanted, { everyMs: 20 });
      return Date.now();
    },
    async residentBytes() {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
    },
    async stop() {
      const startedAt = Date.now();
      if (child.exitCode === null) child.kill("SIGTERM");
      await exited;
      return { tookMs: Date.now() - startedAt, code: child.exitCode };
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
