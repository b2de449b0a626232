import { alertEntries, type EntryDetail } from "@cartage/db/schema/alerts";
import type { Transaction } from "../transactionally.ts";

export interface NewEntry {
  organisationId: string;
  alertId: string;
  kind: (typeof alertEntries.kind.enumValues)[number];
  body?: string | undefined;
  detail?: EntryDetail;
}

/** Writes into the histories of alerts what the actor did. */
export async function noteEntries(tx: Transaction, entries: NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { actor, now } = tx.context;
  const by = {
    authorId: actor.kind === "user" || actor.kind === "driver" ? actor.id : null,
    apiKeyId: actor.kind === "api_key" ? actor.id : null,
    behindId: actor.behindId,
    writtenAt: now(),
  };
  await tx.insert(alertEntries).values(entries.map(({ body, ...entry }) => ({ ...entry, ...by, body: body || null })));
}
