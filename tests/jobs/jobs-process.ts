import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { programFile } from "@cartage/testing/program-file";

export interface JobsProcess {
  url: string;
  /** What it logged so far. */
  log: Record<string, unknown>[];
  /** What it wrote past its log. */
  stderr(): string;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null; withinMs: number }>;
}

export interface JobsProcessOptions {
  script?: string;
  port: number;
  variables: Record<string, string>;
}

const mainScript = path.join(import.meta.dirname, "../../apps/jobs/src/main.ts");

/** Runs jobs as it runs in production: a process of its own, with its variables. */
export async function startJobsProcess({
  script = mainScript,
  port,
  variables,
}: JobsProcessOptions): Promise<JobsProcess> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [await programFile(script)], {
    env: { PATH, NODE_COMPILE_CACHE, CARTAGE_JOBS_PORT: String(port), LOG_LEVEL: "info", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: Record<string, unknown>[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => log.push(JSON.parse(line)));
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = endOf(child);
  let isToEnd = false;
  // who waits for it would only be told that nothing answers
  void ended.then(({ code, signal: by }) => {
    if (isToEnd) return;
    process.stderr.write(`jobs ended by itself (${by ?? code}): ${stderr || JSON.stringify(log.slice(-3))}\n`);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    log,
    stderr: () => stderr,
    ended,
    async end(signal) {
      const start = performance.now();
      isToEnd = true;
      child.kill(signal);
      return { ...(await ended), withinMs: performance.now() - start };
    },
  };
}

async function endOf(child: ChildProcess) {
  const [code, signal]: [number | null, NodeJS.Signals | null] = (await once(child, "exit")) as never;
  return { code, signal };
}
