import { newId } from "@cartage/db/id";
import { requestComments } from "@cartage/db/schema/requests";
import { and, count, eq, gt, sql } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import type { Side } from "./states.ts";

const mostAnHour = 30;
const hourMs = 3_600_000;

interface NewComment {
  organisationId: string;
  requestId: string;
  side: Side;
  body: string;
}

/** Writes into a request's thread. Throws `asking.too_many` when the author wrote 30 comments within an hour. */
export async function addComment(tx: Transaction, comment: NewComment): Promise<{ commentId: string }> {
  const { actor, now } = tx.context;
  const writtenAt = now();
  // comments of one author wait for each other, so that the limit holds
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`request_comments ${actor.id}`}, 0))`);
  const [written] = await tx
    .select({ count: count() })
    .from(requestComments)
    .where(
      and(
        eq(requestComments.authorId, actor.id),
        gt(requestComments.writtenAt, new Date(writtenAt.getTime() - hourMs)),
      ),
    );
  if ((written?.count ?? 0) >= mostAnHour) throw new DomainError("asking.too_many");
  const commentId = newId();
  await tx
    .insert(requestComments)
    .values({ id: commentId, ...comment, authorId: actor.id, behindId: actor.behindId, writtenAt });
  return { commentId };
}
