import { join } from "node:path";
import { demoFileIn, errandsFileIn } from "../demo/demo-file.ts";
import { root } from "../root.ts";
import { programArgs } from "./bundle-programs.ts";
import {
  dayEnvironment,
  jobsEnvironment,
  simulatorEnvironment,
  webEnvironment,
  workerEnvironment,
} from "./environments.ts";
import type { Installation } from "./installation.ts";
import type { ProcessSpec } from "./supervise.ts";

const STOPS_WITHIN_MS = 12_000;

/** Next.js closes idle connections after this; it delays the end of `next start` by as much. */
const KEEP_ALIVE_MS = "1000";

export function webProcess(installation: Installation, isWatching: boolean): ProcessSpec {
  const { CARTAGE_WEB_PORT: port } = installation.ports;
  const { CARTAGE_HOST: host } = installation.configuration.variables;
  const env = webEnvironment(installation);
  const app = join(root, "apps", "web");
  const how = isWatching ? ["dev"] : ["start", "--keepAliveTimeout", KEEP_ALIVE_MS];
  return {
    name: "web",
    args: [join(app, "node_modules", "next", "dist", "bin", "next"), ...how, "-p", String(port), "-H", host],
    cwd: app,
    env: isWatching ? { ...env, NODE_ENV: "development" } : env,
    readyUrl: `http://${reachable(host)}:${port}/readyz`,
    graceMs: STOPS_WITHIN_MS,
  };
}

export function workerProcess(installation: Installation, isWatching: boolean): ProcessSpec {
  return {
    ...ourProcess("worker", installation, isWatching),
    env: workerEnvironment(installation),
    readyUrl: `http://127.0.0.1:${installation.ports.CARTAGE_WORKER_PORT}/readyz`,
  };
}

export function jobsProcess(installation: Installation, isWatching: boolean): ProcessSpec {
  return {
    ...ourProcess("jobs", installation, isWatching),
    env: jobsEnvironment(installation),
    readyUrl: `http://127.0.0.1:${installation.ports.CARTAGE_JOBS_PORT}/readyz`,
  };
}

export function simulatorProcess(installation: Installation): ProcessSpec {
  const driving = installation.configuration.variables.CARTAGE_DEMO_DRIVING;
  return {
    name: "simulator",
    args: [
      ...programArgs("simulator", installation.programs),
      ...["--demo", demoFileIn(installation.directory), "--mqtt", installation.mqttUrl],
      ...["--errands", errandsFileIn(installation.directory)],
      ...(driving === undefined ? [] : ["--first", String(driving)]),
    ],
    cwd: root,
    env: simulatorEnvironment(installation),
    readyUrl: null,
    graceMs: STOPS_WITHIN_MS,
  };
}

/** The demonstration's dispatchers and drivers. */
export function dayProcess(installation: Installation): ProcessSpec {
  return {
    name: "day",
    args: [...programArgs("day", installation.programs), "--errands", errandsFileIn(installation.directory)],
    cwd: root,
    env: dayEnvironment(installation),
    readyUrl: null,
    graceMs: STOPS_WITHIN_MS,
  };
}

function ourProcess(
  name: "worker" | "jobs",
  { programs }: Installation,
  isWatching: boolean,
): Omit<ProcessSpec, "env" | "readyUrl"> {
  const args = [...(isWatching ? ["--watch"] : []), ...programArgs(name, programs)];
  return { name, args, cwd: join(root, "apps", name), graceMs: STOPS_WITHIN_MS };
}

/** Who listens on every address is asked on one. */
const reachable = (host: string) => (host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host);
