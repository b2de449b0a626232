import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as passed } from "node:timers/promises";
import { processInfo } from "../../bootstrap/process-table.mjs";
import { Obstacle } from "../../bootstrap/steps.mjs";

type Named = { name: string; pid: number; startedAt: string };
type Run = { url: string; starter: Named | null; processes: Named[] };

/** They notice that their starter has died and end by themselves, the worker after its last batch. */
const END_WITHIN_MS = 13_000;

/** Writes down who belongs to this run, for a start after a kill -9. */
export function recordRun(
  directory: string,
  url: string,
  processes: readonly { name: string; pid(): number | undefined }[],
): void {
  mkdirSync(directory, { recursive: true });
  const run: Run = {
    url,
    starter: identify("starter", process.pid),
    processes: processes.flatMap(({ name, pid }) => identify(name, pid()) ?? []),
  };
  writeFileSync(fileIn(directory), JSON.stringify(run));
}

export function forgetRun(directory: string): void {
  rmSync(fileIn(directory), { force: true });
}

/**
 * Waits for what an earlier run left to end, and ends what does not; gives the names.
 * @throws Obstacle when the earlier run is alive and well
 */
export async function clearLeftovers(directory: string): Promise<string[]> {
  const run = read(directory);
  if (!run) return [];
  if (run.starter && isAlive(run.starter)) {
    throw new Obstacle(
      `Cartage is running from this folder already: ${run.url} (process ${run.starter.pid}).`,
      `Stop it with Ctrl-C where it was started, or with: kill ${run.starter.pid}`,
    );
  }
  const left = run.processes.filter(isAlive);
  for (const until = Date.now() + END_WITHIN_MS; left.some(isAlive) && Date.now() < until; ) await passed(100);
  for (const { pid } of left.filter(isAlive)) process.kill(-pid, "SIGKILL");
  forgetRun(directory);
  return left.map(({ name }) => name);
}

/** A number alone may long belong to another program. */
function isAlive({ pid, startedAt }: Named): boolean {
  return processInfo(pid)?.startedAt === startedAt;
}

function identify(name: string, pid: number | undefined): Named | null {
  const info = pid === undefined ? undefined : processInfo(pid);
  return pid === undefined || !info ? null : { name, pid, startedAt: info.startedAt };
}

function read(directory: string): Run | null {
  try {
    return JSON.parse(readFileSync(fileIn(directory), "utf8"));
  } catch {
    return null;
  }
}

const fileIn = (directory: string) => join(directory, "run.json");
