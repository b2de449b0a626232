import { type ChildProcess, spawn } from "node:child_process";
import { chmod } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../../tooling/start/src/cli.ts", import.meta.url));
const READY_WITHIN_MS = 300_000;

export type LaunchedSystem = {
  /** As people open it. */
  url: string;
  /** What it printed, where it was asked to be silent. */
  said(): string;
  stop(): Promise<void>;
  /** Ends the starter alone, as kill -9 does. */
  kill(): Promise<void>;
};

/** Starts the whole system on free ports with its data in `directory`, and waits until it is ready. */
export async function launchSystem({
  directory,
  env,
  isSilent = false,
}: {
  directory: string;
  env: Record<string, string>;
  isSilent?: boolean;
}): Promise<LaunchedSystem> {
  // a Postgres of its own user keeps its files in there, not elsewhere on a disk
  await chmod(directory, 0o711);
  const child = spawn(process.execPath, [cli, "start", "--free-ports", "--directory", directory], {
    stdio: ["ignore", isSilent ? "pipe" : "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  try {
    const url = await addressOf(child);
    return { url, said: () => said, stop: () => ended(child), kill: () => ended(child, "SIGKILL") };
  } catch (error) {
    await ended(child);
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error("The system was not ready in time.")), READY_WITHIN_MS);
  child.on("message", (message) => {
    if (isReady(message)) resolve(message.url);
  });
  child.once("exit", (code) => reject(new Error(`The system ended with ${code} before it was ready.`)));
  return promise.finally(() => clearTimeout(timer));
}

function isReady(message: unknown): message is { kind: "ready"; url: string } {
  return typeof message === "object" && message !== null && "kind" in message && message.kind === "ready";
}

async function ended(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  child.kill(signal);
  await promise;
}
