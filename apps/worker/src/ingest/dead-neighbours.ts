import { hostname } from "node:os";
import { listWorkersOnHost } from "@cartage/domain/platform/queries/list-workers-on-host";
import type { Database } from "@cartage/domain/run-as";

/**
 * Workers of this host that hold a slot and are dead, which only somebody on the host can tell at once. A process id that
 * is our own was used before by another: containers begin at 1 again.
 */
export async function listDeadNeighbours(database: Database, instanceId: string): Promise<string[]> {
  const neighbours = await listWorkersOnHost(database, { host: hostname(), exceptId: instanceId });
  return neighbours.filter(({ pid }) => pid === process.pid || !isAlive(pid)).map(({ id }) => id);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives under another user
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
