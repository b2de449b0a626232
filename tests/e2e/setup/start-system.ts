import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startIdentityServers } from "./identity-servers.ts";
import { stripeSecret } from "./stripe-secret.ts";

const cli = fileURLToPath(new URL("../../../tooling/start/src/cli.ts", import.meta.url));
const READY_WITHIN_MS = 300_000;

/**
 * Starts the whole system with its demonstration on free ports, in a folder of its own, and tells the tests where it is:
 * `CARTAGE_E2E_URL`, `CARTAGE_E2E_DEMO`, the path of its demo.json, and `CARTAGE_E2E_IDENTITY`, the servers that stand for a
 * company's own. One that is named already is used as it is.
 */
export default async function startSystem(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.CARTAGE_E2E_URL) return undefined;

  const directory = await mkdtemp(join(tmpdir(), "cartage-e2e-"));
  const identity = await startIdentityServers();
  process.env.CARTAGE_E2E_IDENTITY = JSON.stringify(identity.servers);
  const child = spawn(process.execPath, [cli, "start", "--free-ports", "--directory", directory], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...identity.variables, CARTAGE_DEMO: "1", STRIPE_WEBHOOK_SECRET: stripeSecret },
  });
  const stop = async () => {
    await ended(child);
    await identity.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    process.env.CARTAGE_E2E_URL = await addressOf(child);
    process.env.CARTAGE_E2E_DEMO = join(directory, "demo.json");
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
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

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  child.kill("SIGTERM");
  await promise;
}
