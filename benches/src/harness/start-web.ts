import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { guardAgainstOrphan } from "@cartage/local/guard-against-orphan";
import { freePort } from "@cartage/local/ports";
import { buildWeb } from "@cartage/start/running/build-web";
import type { BenchSystem } from "./system.ts";

const app = join(import.meta.dirname, "../../../apps/web");
const readyWithinMs = 60_000;

export interface WebOptions {
  /** Lets `inspectProcess` look into it. */
  inspectPort?: number;
  /** Beside those that every bench needs. */
  variables?: Record<string, string>;
}

/** Builds the web app if it has changed and starts it on a free port against the bench's Postgres and broker. */
export async function startWeb(
  { urls, broker }: Pick<BenchSystem, "urls" | "broker">,
  { inspectPort, variables = {} }: WebOptions = {},
) {
  await buildWeb();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const next = createRequire(join(app, "package.json")).resolve("next/dist/bin/next");
  const inspect = inspectPort === undefined ? [] : [`--inspect=127.0.0.1:${inspectPort}`];
  const args = [...inspect, next, "start", "--port", String(port), "--keepAliveTimeout", "1000"];
  const child = spawn(process.execPath, args, {
    cwd: app,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: urls.app,
      DATABASE_PLATFORM_URL: urls.platform,
      MQTT_URL: broker.url,
      PUBLIC_URL: url,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: "only-for-this-bench-and-gone-after-it",
      LOG_LEVEL: "error",
      ...variables,
    },
    // with an inspector, Node itself speaks there too
    stdio: ["ignore", "ignore", inspectPort === undefined ? "inherit" : "ignore"],
  });
  guardAgainstOrphan(child, "KILL");
  const gone = once(child, "exit");
  const stop = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  const deadline = Date.now() + readyWithinMs;
  while (!(await answers(`${url}/readyz`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The web app did not answer at ${url} within ${readyWithinMs / 1000} s.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, port, stop };
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
