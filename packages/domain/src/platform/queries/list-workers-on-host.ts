import type { Database } from "@cartage/db/client";

/** Workers that once registered from this host, with the process ids they had: whoever is on the host can see who is dead. */
export async function listWorkersOnHost(
  { sql }: Database,
  { host, exceptId }: { host: string; exceptId: string },
): Promise<{ id: string; pid: number }[]> {
  return sql<{ id: string; pid: number }[]>`
    select i.id, i.pid from instances i join worker_slots w on w.held_by = i.id
     where i.kind = 'worker' and i.host = ${host} and i.id <> ${exceptId}`;
}
