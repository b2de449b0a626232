import { incidentEntries, incidents } from "@cartage/db/schema/incidents";
import { eq } from "drizzle-orm";
import type { Change } from "../changes.ts";
import { explain } from "../explain.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import type { IncidentRecord } from "./hold-incident.ts";

export type EntryType = typeof incidentEntries.$inferSelect.type;

export interface Entry {
  type: EntryType;
  /** What the timeline tells of it. */
  body: object;
  /** What the audit trail tells: never words, which it would keep for ever. */
  change?: Change;
}

/** Changes a held incident, with an entry in its timeline and its event. Throws `incident.not_now`. */
export async function writeEntry(
  tx: Transaction,
  before: IncidentRecord,
  { type, body, change, set = {} }: Entry & { set?: Partial<Omit<IncidentRecord, "version">> },
): Promise<IncidentRecord> {
  const now = tx.context.now();
  const [after] = await tx
    .update(incidents)
    .set({ ...set, version: before.version + 1, changedAt: now })
    .where(eq(incidents.id, before.id))
    .returning()
    .catch(explain({ incidents_state_follows: "incident.not_now" }));
  if (!after) throw new Error("A held incident is gone.");
  await addEntry(tx, after, change ? { type, body, change } : { type, body });
  return after;
}

/** The entry of what an incident has become, and its event in the outbox. */
export async function addEntry(
  tx: Transaction,
  incident: IncidentRecord,
  { type, body, change }: Entry,
): Promise<void> {
  const { id: incidentId, organisationId, version, kind, severity, state } = incident;
  const { actor, now } = tx.context;
  const occurredAt = now();
  await tx.insert(incidentEntries).values({
    ...{ incidentId, organisationId, version, type, body, occurredAt },
    ...{ actorKind: actor.kind, actorId: actor.id },
  });
  const event = { type: `incident.${type}` as const, incidentId, kind, severity, state, version, occurredAt };
  await record(tx, event, change);
}
