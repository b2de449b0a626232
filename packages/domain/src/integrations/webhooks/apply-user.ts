import { directoryUsers } from "@cartage/db/schema/integrations";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";
import { comesAfter } from "../rules.ts";
import { followDirectory, type Trouble } from "./follow-directory.ts";
import type { ReceivedEvent, UserDeletedNews, UserNews } from "./received-event.ts";

/**
 * Takes in the newest of a directory's user. That one was deleted and what was said of one are kept apart, so that whatever
 * comes first, a deleted user ends as the same one, deactivated. Under a lock of the directory.
 */
export async function applyUser(
  tx: Transaction,
  { at, rank, eventId }: ReceivedEvent,
  news: UserNews | UserDeletedNews,
): Promise<"outdated" | Trouble | null> {
  const { externalId } = news;
  const isIt = and(eq(directoryUsers.provider, "clerk"), eq(directoryUsers.externalId, externalId));
  await tx.insert(directoryUsers).values({ provider: "clerk", externalId }).onConflictDoNothing();
  const [known] = await tx.select().from(directoryUsers).where(isIt);
  if (news.about === "deleted_user") {
    if (known?.deletedAt && known.deletedAt <= at) return "outdated";
    await tx.update(directoryUsers).set({ deletedAt: at }).where(isIt);
  } else {
    const { eventAt, eventRank, eventId: lastEventId } = known ?? {};
    const last = eventAt && { at: eventAt, rank: eventRank ?? 0, eventId: lastEventId ?? "" };
    if (last && !comesAfter({ at, rank, eventId }, last)) return "outdated";
    const { email, name } = news;
    await tx.update(directoryUsers).set({ email, name, eventAt: at, eventRank: rank, eventId }).where(isIt);
  }
  return followDirectory(tx, externalId);
}
