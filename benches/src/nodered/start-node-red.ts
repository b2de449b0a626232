import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { guardAgainstOrphan } from "@cartage/local/guard-against-orphan";
import { freePort } from "@cartage/local/ports";
import { until } from "@cartage/testing/until";
import { connectAsync } from "mqtt";
import type { BenchDevice } from "../harness/fleet.ts";
import { type FlowOptions, flowOf, ping, pong } from "./flow.ts";
import { insertOf } from "./functions.ts";
import type { InstalledNodeRed } from "./install-node-red.ts";

export interface NodeRedOptions extends Omit<FlowOptions, "hasPostgresNode"> {
  installed: InstalledNodeRed;
  /** Where its settings and its flow are put. */
  directory: string;
  fleet: BenchDevice[];
}

/** Node-RED without its editor, as a process of its own, once it takes messages. */
export async function startNodeRed({ installed, directory, fleet, ...flow }: NodeRedOptions) {
  const home = join(directory, `home-${flow.size}`);
  await mkdir(home, { recursive: true });
  const flowFile = join(home, "flows.json");
  await writeFile(flowFile, JSON.stringify(flowOf({ ...flow, hasPostgresNode: installed.hasPostgresNode })));
  const settingsFile = join(home, "settings.js");
  await writeFile(settingsFile, settingsOf({ installed, flowFile, port: await freePort(), fleet, ...flow }));

  const child = spawn(process.execPath, [installed.program, "--userDir", home, "--settings", settingsFile], {
    env: { PATH: process.env.PATH, HOME: home, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  guardAgainstOrphan(child, "KILL");
  const exited = once(child, "exit");
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    await exited;
  };
  try {
    await answers(flow.brokerPort, () => child.exitCode !== null);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid ?? 0, stop };
}

async function answers(brokerPort: number, hasEnded: () => boolean): Promise<void> {
  const client = await connectAsync(`mqtt://127.0.0.1:${brokerPort}`);
  let isAnswered = false;
  client.on("message", () => {
    isAnswered = true;
  });
  try {
    await client.subscribeAsync(pong);
    await until(
      async () => {
        if (hasEnded()) throw new Error("Node-RED ended before it took messages.");
        await client.publishAsync(ping, "?");
        return isAnswered;
      },
      { everyMs: 200, withinMs: 60_000 },
    );
  } finally {
    await client.endAsync();
  }
}

/** Node-RED's settings are a program; what its functions use lies in its global context. */
function settingsOf({
  installed,
  flowFile,
  port,
  fleet,
  databaseUrl,
  size,
}: Pick<NodeRedOptions, "installed" | "fleet" | "databaseUrl" | "size"> & { flowFile: string; port: number }): string {
  const devices = Object.fromEntries(
    fleet.map(({ deviceId, organisationKey, deviceKey }) => [deviceId, [organisationKey, deviceKey]]),
  );
  const settings = {
    ...{ flowFile, uiPort: port, uiHost: "127.0.0.1", httpAdminRoot: false, httpNodeRoot: false },
    ...{ nodesDir: installed.modules, credentialSecret: false, telemetry: { enabled: false } },
    ...{ diagnostics: { enabled: false }, logging: { console: { level: "warn", metrics: false, audit: false } } },
  };
  return `
    const { Pool } = require(${JSON.stringify(join(installed.modules, "pg"))});
    module.exports = ${JSON.stringify(settings)};
    module.exports.functionGlobalContext = {
      devices: ${JSON.stringify(devices)},
      insertOne: ${JSON.stringify(insertOf(1))},
      insertMany: ${JSON.stringify(insertOf(size))},
      pool: new Pool({ connectionString: ${JSON.stringify(databaseUrl)}, max: 10 }),
    };`;
}
