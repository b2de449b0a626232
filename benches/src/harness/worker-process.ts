import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@cartage/local/ports";

const main = fileURLToPath(new URL("../../../apps/worker/src/main.ts", import.meta.url));

export interface WorkerProcess {
  pid: number;
  /** Messages committed and acknowledged since the start. */
  messages(): Promise<number>;
  /** Settles at the time (ms) when the messages reach a number; looks every `everyMs`. */
  reached(messages: number, everyMs?: number): Promise<number>;
  /** Resident memory in bytes. */
  residentBytes(): Promise<number>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export interface WorkerProcessOptions {
  databaseUrl: string;
  mqttUrl: string;
  env?: Record<string, string>;
}

/** Starts apps/worker as it runs in production, and waits until it takes messages. */
export async function startWorkerProcess({ databaseUrl, mqttUrl, env }: WorkerProcessOptions): Promise<WorkerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      MQTT_URL: mqttUrl,
      CARTAGE_WORKER_PORT: String(port),
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const exited = once(child, "exit");
  const ops = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The worker ended with ${child.exitCode}.`);
    const answer = await ops("/readyz")
      .then((response) => response.text())
      .catch(() => "");
    return answer.includes('"status":"ok"') && !answer.includes("down");
  });

  const messages = async () => {
    const text = await ops("/metrics").then((response) => response.text());
    return Number(/^cartage_ingest_messages_total\{[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0);
  };
  const pid = child.pid ?? 0;
  return {
    pid,
    messages,
    async reached(wanted, everyMs = 20) {
      await until(async () => (await messages()) >= wanted, everyMs);
      return Date.now();
    },
    residentBytes: async () =>
      Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Asks until the answer is yes; throws after two minutes. */
export async function until(isDone: () => Promise<boolean>, everyMs = 100): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error("What was waited for did not happen in two minutes.");
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
