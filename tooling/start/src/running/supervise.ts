import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { endGroup } from "../end-group.ts";
import { untilReady } from "./until-ready.ts";

export type ProcessSpec = {
  name: string;
  /** Arguments of Node: a file and what it is told. */
  args: readonly string[];
  cwd: string;
  /** All that it sees of the environment. */
  env: Record<string, string>;
  /** Answers 200 once it is ready; null for what needs no waiting. */
  readyUrl: string | null;
  /** What it may take to end by itself when told to. */
  graceMs: number;
};

export type Supervised = {
  name: string;
  pid(): number | undefined;
  /** Resolves when it answers; rejects with the end of its log when it ends before that. */
  ready(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
  /** Ends it and its children now. */
  kill(): void;
};

const FOLLOW_PARENT = fileURLToPath(new URL("../../bootstrap/follow-parent.mjs", import.meta.url));
const LONGEST_PAUSE_MS = 30_000;
/** Whoever ran as long as this has not failed to start. */
const SETTLED_AFTER_MS = 60_000;

/** Keeps one process running: when it ends unasked it starts again, after a pause that doubles. */
export function supervise(spec: ProcessSpec, logs: string, onPid: () => void): Supervised {
  const log = join(logs, `${spec.name}.log`);
  try {
    renameSync(log, `${log}.before`);
  } catch {
    // the first start has none
  }
  let child: ChildProcess;
  let isStopping = false;
  let pauseMs = 500;
  let restart: NodeJS.Timeout | undefined;

  const launch = () => {
    const startedAt = performance.now();
    child = launchProcess(spec, log);
    onPid();
    child.once("exit", (code, signal) => {
      if (isStopping) return;
      if (performance.now() - startedAt > SETTLED_AFTER_MS) pauseMs = 500;
      console.error(
        `✗ ${spec.name} ended (${signal ?? `exit ${code}`}); again in ${pauseMs / 1000} s. Its log: ${log}`,
      );
      restart = setTimeout(launch, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    });
  };
  launch();

  return {
    name: spec.name,
    pid: () => child.pid,
    async ready(signal) {
      if (spec.readyUrl !== null) await untilReady(spec.readyUrl, { isGone: () => hasEnded(child), log, signal });
    },
    async stop() {
      isStopping = true;
      clearTimeout(restart);
      if (hasEnded(child)) return;
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      child.once("exit", () => resolve());
      child.kill("SIGTERM");
      const timer = setTimeout(() => endGroup(child), spec.graceMs);
      await ended;
      clearTimeout(timer);
    },
    kill() {
      isStopping = true;
      clearTimeout(restart);
      endGroup(child);
    },
  };
}

/** In a process group of its own: Ctrl-C reaches the starter alone, which stops its processes in order. */
function launchProcess({ args, cwd, env }: ProcessSpec, log: string): ChildProcess {
  const output = openSync(log, "a");
  const flags = ["--disable-warning=ExperimentalWarning", "--import", FOLLOW_PARENT];
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd,
    env: { ...env, CARTAGE_STARTER_PID: String(process.pid) },
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  closeSync(output);
  child.on("error", () => undefined);
  return child;
}

const hasEnded = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
