import { newId } from "@cartage/db/id";
import { technicalIssueEntries, technicalIssues } from "@cartage/db/schema/issues";
import { eq } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

export interface NewEntry {
  issueId: string;
  kind: "comment" | "state" | "severity" | "assignee";
  body?: string | null;
  before?: string | null;
  after?: string | null;
}

/** Adds to an issue's timeline, and notes that something happened to it; answers when. */
export async function addEntry(tx: Transaction, { issueId, ...entry }: NewEntry): Promise<Date> {
  const { actor, now } = tx.context;
  const writtenAt = now();
  await tx.insert(technicalIssueEntries).values({
    id: newId(),
    issueId,
    ...entry,
    authorId: actor.id,
    behindId: actor.behindId,
    writtenAt,
  });
  await tx.update(technicalIssues).set({ changedAt: writtenAt }).where(eq(technicalIssues.id, issueId));
  return writtenAt;
}
