import type { Database } from "@cartage/db/client";

/** A worker's place at the broker: whoever holds it connects under its client id. */
export interface WorkerSlot {
  slot: number;
  /** The broker may hold messages in this slot's session. */
  hasSession: boolean;
}

const leaseS = 10;

/** Who asks, and which holders it knows to be dead before their leases end. */
export interface SlotSeeker {
  instanceId: string;
  deadInstances: string[];
}

/**
 * Leases the slot that we hold already, or the lowest that nobody holds: a new one, one that was given back, or one whose lease ended or whose holder
 * is known to be dead. Leases run by the database's clock, so that workers need not agree on the time.
 */
export async function leaseWorkerSlot(
  { sql }: Database,
  { instanceId, deadInstances }: SlotSeeker,
): Promise<WorkerSlot> {
  for (;;) {
    const [free] = await sql<{ slot: number; has_session: boolean }[]>`
      update worker_slots set held_by = ${instanceId}, leased_until = now() + ${leaseS} * interval '1 second'
       where slot = (
         select slot from worker_slots
          where held_by is null or held_by = ${instanceId} or leased_until < now() or held_by = any(${deadInstances}::uuid[])
          order by held_by = ${instanceId} desc nulls last, slot limit 1 for update skip locked)
      returning slot, has_session`;
    if (free) return { slot: free.slot, hasSession: free.has_session };
    const [added] = await sql<{ slot: number }[]>`
      insert into worker_slots (slot, held_by, leased_until)
      select coalesce(max(slot) + 1, 0), ${instanceId}, now() + ${leaseS} * interval '1 second' from worker_slots
      on conflict do nothing
      returning slot`;
    if (added) return { slot: added.slot, hasSession: false };
  }
}

/** Takes over one slot whose holder is gone and whose session may hold messages; null when there is none. */
export async function adoptWorkerSlot(
  { sql }: Database,
  { instanceId, deadInstances }: SlotSeeker,
): Promise<WorkerSlot | null> {
  const [adopted] = await sql<{ slot: number }[]>`
    update worker_slots set held_by = ${instanceId}, leased_until = now() + ${leaseS} * interval '1 second'
     where slot = (
       select slot from worker_slots
        where has_session and (held_by is null or leased_until < now() or held_by = any(${deadInstances}::uuid[]))
        order by slot limit 1 for update skip locked)
    returning slot`;
  return adopted ? { slot: adopted.slot, hasSession: true } : null;
}

/** Holds on to leased slots; answers those that are still ours. */
export async function renewWorkerSlots({ sql }: Database, instanceId: string): Promise<number[]> {
  const rows = await sql<{ slot: number }[]>`
    update worker_slots set leased_until = now() + ${leaseS} * interval '1 second'
     where held_by = ${instanceId} returning slot`;
  return rows.map(({ slot }) => slot);
}

/** Notes, before connecting, that the broker may hold messages under this slot from now on. */
export async function markSlotSession({ sql }: Database, slot: number): Promise<void> {
  await sql`update worker_slots set has_session = true where slot = ${slot}`;
}

/** Gives a slot back; `hasSession` when the broker keeps messages that somebody has to fetch. */
export async function releaseWorkerSlot(
  { sql }: Database,
  { instanceId, slot, hasSession }: { instanceId: string; slot: number; hasSession: boolean },
): Promise<void> {
  await sql`
    update worker_slots set held_by = null, leased_until = now(), has_session = ${hasSession}
     where slot = ${slot} and held_by = ${instanceId}`;
}

/** How many slots are held by others that live. */
export async function countHeldSlots({ sql }: Database, { instanceId, deadInstances }: SlotSeeker): Promise<number> {
  const [row] = await sql<{ held: number }[]>`
    select count(*)::int as held from worker_slots
     where held_by <> ${instanceId} and leased_until > now() and not held_by = any(${deadInstances}::uuid[])`;
  return row?.held ?? 0;
}
