import { rmSync } from "node:fs";
import { join } from "node:path";
import { announce } from "../running/announce.ts";
import { buildWeb } from "../running/build-web.ts";
import { bundlePrograms } from "../running/bundle-programs.ts";
import { type Configuration, readConfiguration } from "../running/configuration.ts";
import { refuseUnused } from "../running/database-urls.ts";
import { fillDatabase } from "../running/fill-database.ts";
import { clearLeftovers, forgetRun } from "../running/leftovers.ts";
import { createLifecycle, Interrupted, type Lifecycle } from "../running/lifecycle.ts";
import { readOptions, type StartOptions } from "../running/options.ts";
import { claimPorts, tellMoved } from "../running/ports.ts";
import { createProcessGroup, type ProcessGroup } from "../running/process-group.ts";
import { dayProcess, jobsProcess, simulatorProcess, webProcess, workerProcess } from "../running/processes.ts";
import { readSecrets } from "../running/secrets.ts";
import { startServices } from "../running/start-services.ts";

/** The whole system on this machine, until it is told to stop; gives the exit code. */
export async function start(args: readonly string[], { isWatching }: { isWatching: boolean }): Promise<number> {
  const options = readOptions(args, isWatching);
  const configuration = readConfiguration();
  refuseUnused(configuration.variables);
  const left = await clearLeftovers(options.directory);
  if (left.length > 0) console.log(`✓ Ended what an earlier start had left: ${left.join(", ")}`);
  if (options.isFresh) beginAnew(options);

  const group = createProcessGroup(options.directory);
  const lifecycle = createLifecycle(() => {
    group.killAll();
    process.exit(1);
  });
  try {
    await bringUp(options, configuration, lifecycle, (url) => group.open(lifecycle, url));
    await toldToStop(lifecycle);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    console.log(`\nStopping (${error.message})`);
  } finally {
    await lifecycle.stopAll();
    forgetRun(options.directory);
  }
  console.log("✓ Stopped");
  return lifecycle.exitCode();
}

async function bringUp(
  { directory, hasFreePorts, hasDay, isWatching }: StartOptions,
  configuration: Configuration,
  lifecycle: Lifecycle,
  openGroup: (url: string) => ProcessGroup,
): Promise<void> {
  const startedAt = performance.now();
  const ports = await claimPorts(configuration.variables, { hasFreePorts });
  for (const line of tellMoved(ports, configuration.variables)) console.log(`✓ ${line}`);
  const secrets = await readSecrets(directory);
  const publicUrl = configuration.variables.PUBLIC_URL ?? `http://localhost:${ports.CARTAGE_WEB_PORT}`;
  const services = await startServices({ configuration, directory, ports, secrets, lifecycle });
  const programs = isWatching ? null : await lifecycle.step(toldOfPrograms, bundlePrograms);
  const installation = { ...services, publicUrl, programs: programs?.folder ?? null };
  const { setupLink } = await fillDatabase(installation, lifecycle);
  if (!isWatching) {
    await lifecycle.step(
      (isNew: boolean) => (isNew ? "Web app built" : "Web app is built already"),
      () => buildWeb(lifecycle.signal),
    );
  }

  const { launch } = openGroup(publicUrl);
  const specs = [workerProcess, jobsProcess, webProcess].map((specOf) => specOf(installation, isWatching));
  await lifecycle.step("Worker, jobs and web are ready", async () => {
    await Promise.all(specs.map((spec) => launch(spec).ready(lifecycle.signal)));
  });
  if (configuration.isDemo) launch(simulatorProcess(installation));
  if (configuration.isDemo && hasDay) launch(dayProcess(installation));

  console.log(`✓ Started in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  await announce(installation, setupLink);
  process.send?.({ kind: "ready", url: publicUrl });
}

const toldOfPrograms = ({ isNew }: { isNew: boolean }) => (isNew ? "Programs bundled" : "Programs are bundled already");

function toldToStop({ signal }: Lifecycle): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  return promise;
}

/** Real services keep their data: only what lies here is removed. */
function beginAnew({ directory }: StartOptions): void {
  for (const name of ["postgres", "demo.json", "errands.json", "secrets.json", "logs"]) {
    rmSync(join(directory, name), { recursive: true, force: true });
  }
  console.log(`✓ Began anew in ${directory}`);
}
