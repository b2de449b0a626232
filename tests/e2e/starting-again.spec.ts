import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@cartage/local/ports";
import { expect, test } from "@playwright/test";
import { type LaunchedSystem, launchSystem } from "./setup/launch-system.ts";

// An installation of its own, stopped and killed; its web app is built already.

let directory: string;
let postgresPort: number;
let system: LaunchedSystem;

test.beforeAll(async () => {
  postgresPort = await freePort();
  directory = await mkdtemp(join(tmpdir(), "cartage-e2e-starting-"));
});

test.afterAll(async () => {
  await system?.stop();
  await rm(directory, { recursive: true, force: true });
});

const start = async () => {
  const env = { CARTAGE_DEMO: "0", CARTAGE_POSTGRES_PORT: String(postgresPort) };
  system = await launchSystem({ directory, env, isSilent: true });
  expect((await fetch(`${system.url}/readyz`)).status).toBe(200);
};

/** Those that the next start would look for. */
async function startedProcesses(): Promise<number[]> {
  const { processes } = JSON.parse(await readFile(join(directory, "run.json"), "utf8")) as {
    processes: { name: string; pid: number }[];
  };
  expect(processes.map(({ name }) => name)).toEqual(["worker", "jobs", "web"]);
  return processes.map(({ pid }) => pid);
}

const hasPostgres = () =>
  new Promise((resolve) => {
    const socket = connect(postgresPort, "127.0.0.1", () => {
      socket.end();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a killed start leaves nothing that the next start meets, and a stopped one no process", async () => {
  test.setTimeout(300_000);
  await start();
  const killed = await startedProcesses();
  expect([killed.filter(isAlive), await hasPostgres()]).toEqual([killed, true]);
  await system.kill();

  await start();
  process.stdout.write(`With its data there: ${/Started in .*/.exec(system.said())?.[0]}\n`);
  expect(killed.filter(isAlive)).toEqual([]);
  const stopped = await startedProcesses();
  expect([stopped.filter(isAlive), await hasPostgres()]).toEqual([stopped, true]);
  await system.stop();
  expect([stopped.filter(isAlive), await hasPostgres()]).toEqual([[], false]);
});
