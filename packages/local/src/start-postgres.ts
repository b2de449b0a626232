import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as passed } from "node:timers/promises";
import { guardAgainstOrphan } from "./guard-against-orphan.ts";
import { initialiseCluster } from "./initialise-cluster.ts";
import { claimPort, explainPort } from "./ports.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { noSpace, type PostgresHome, postgresHome } from "./postgres-home.ts";
import { type PostgresSettings, postgresSettings } from "./postgres-settings.ts";
import { readPostmaster, stopOrphan } from "./postmaster.ts";
import { type RunAs, unprivilegedUser } from "./unprivileged-user.ts";

const READY_WITHIN_MS = 60_000;
const VARIABLE = "CARTAGE_POSTGRES_PORT";

export type PostgresOptions = {
  /** Holds the data and the log; created when missing. */
  directory: string;
  /** 0 takes a free one. */
  port: number;
  host?: string;
  /** Over the defaults of postgres-settings.ts. */
  settings?: PostgresSettings;
};

export type RunningPostgres = {
  port: number;
  superuserUrl: string;
  logFile: string;
  /** Settles when the server ends, for whatever reason. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends sessions and writes a checkpoint ("fast" shutdown). */
  stop(): Promise<void>;
  /** Ends at once without a checkpoint ("immediate" shutdown); the next start recovers from the log. */
  kill(): Promise<void>;
};

/**
 * Starts the embedded Postgres 18 on data that stays, creating it at first. What a killed run left, be it a living
 * server, is cleared away first. The server ends with this process, however this process ends.
 * @throws with what to do about a taken port, a full disk, a directory in use
 */
export async function startPostgres({
  directory,
  port,
  host = "127.0.0.1",
  settings,
}: PostgresOptions): Promise<RunningPostgres> {
  const runAs = await unprivilegedUser(`${directory}/data`);
  const home = await postgresHome(directory, runAs);
  const binaries = await postgresBinaries(runAs, home.binaries);
  await stopOrphan(home.data, await readNumber(home.starter));

  const password = "cartage";
  await initialiseCluster({ home, binaries, runAs, password });
  const chosenPort = await claimPort(port, host, VARIABLE);
  await writeFile(home.starter, String(process.pid));

  const server = await launch(binaries.postgres, home, runAs, {
    ...postgresSettings,
    ...settings,
    port: chosenPort,
    listen_addresses: host,
  });
  const ended = endOf(server);
  guardAgainstOrphan(server, "INT", runAs);
  await untilReady(server, home, () => explainFailure(home, chosenPort, host));

  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    await ended;
    await rm(home.starter, { force: true });
  };
  return {
    port: chosenPort,
    superuserUrl: `postgres://postgres:${password}@${host}:${chosenPort}/postgres`,
    logFile: home.log,
    ended,
    stop: () => end("SIGINT"),
    kill: () => end("SIGQUIT"),
  };
}

async function launch(
  postgres: string,
  home: PostgresHome,
  runAs: RunAs,
  settings: PostgresSettings,
): Promise<ChildProcess> {
  await rename(home.log, `${home.log}.before`).catch(() => undefined);
  const log = await open(home.log, "a");
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    // in its own process group: Ctrl-C reaches the starter, which stops its parts in order
    return spawn(postgres, ["-D", home.data, ...flags], {
      ...runAs,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    });
  } finally {
    await log.close();
  }
}

function endOf(server: ChildProcess) {
  const { promise, resolve } = Promise.withResolvers<{ code: number | null; signal: NodeJS.Signals | null }>();
  server.once("exit", (code, signal) => resolve({ code, signal }));
  server.once("error", () => resolve({ code: null, signal: null }));
  return promise;
}

async function untilReady(server: ChildProcess, home: PostgresHome, explain: () => Promise<Error>) {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await passed(20)) {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) throw await explain();
    const postmaster = await readPostmaster(home.data);
    if (postmaster?.pid === server.pid && postmaster?.isReady) return;
  }
  server.kill("SIGQUIT");
  throw new Error(`Postgres was not ready within ${READY_WITHIN_MS / 1000} s. Its log is ${home.log}`);
}

async function explainFailure(home: PostgresHome, port: number, host: string): Promise<Error> {
  const log = await readFile(home.log, "utf8").catch(() => "");
  if (log.includes("Address already in use"))
    return explainPort(Object.assign(new Error(log), { code: "EADDRINUSE" }), port, host, VARIABLE);
  if (log.includes("No space left on device")) return noSpace(home.data);
  return new Error(`Postgres did not start. The end of ${home.log}:\n${log.trim().split("\n").slice(-10).join("\n")}`);
}

async function readNumber(file: string): Promise<number | null> {
  if (!(await stat(file).catch(() => null))) return null;
  return Number(await readFile(file, "utf8"));
}
