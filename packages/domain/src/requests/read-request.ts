import { organisations, users } from "@cartage/db/schema/accounts";
import { requestComments, requests } from "@cartage/db/schema/requests";
import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { RequestRow } from "./request-rows.ts";
import type { Side } from "./states.ts";

export interface RequestComment {
  id: string;
  side: Side;
  /** Null where the reader shares no organisation with the author, as with people of the platform. */
  author: string | null;
  /** Whether the platform wrote it on the author's behalf. */
  isOnBehalf: boolean;
  body: string;
  /** Epoch ms. */
  writtenAt: number;
}

export interface RequestThread extends Omit<RequestRow, "comments"> {
  /** Whether the reader asked it. */
  isOwn: boolean;
  /** The newest 200, the oldest of them first. */
  comments: RequestComment[];
}

const mostComments = 200;

/** A request among those that `reach` lets through, with its thread. Throws `not_found`. */
export async function readRequest(
  { session: { db }, actor }: Context,
  requestId: string,
  reach: SQL | undefined,
): Promise<RequestThread> {
  const [request] = await db
    .select({
      kind: requests.kind,
      subject: requests.subject,
      state: requests.state,
      asker: { id: requests.askedBy, name: users.name, email: users.email },
      organisation: { id: organisations.id, name: organisations.name },
      askedAt: requests.askedAt,
      changedAt: requests.changedAt,
    })
    .from(requests)
    .innerJoin(organisations, eq(organisations.id, requests.organisationId))
    .leftJoin(users, eq(users.id, requests.askedBy))
    .where(and(eq(requests.id, requestId), reach));
  if (!request) throw new DomainError("not_found");
  const comments = await db
    .select({
      id: requestComments.id,
      side: requestComments.side,
      author: users.name,
      behindId: requestComments.behindId,
      body: requestComments.body,
      writtenAt: requestComments.writtenAt,
    })
    .from(requestComments)
    .leftJoin(users, eq(users.id, requestComments.authorId))
    .where(eq(requestComments.requestId, requestId))
    .orderBy(desc(requestComments.writtenAt), desc(requestComments.id))
    .limit(mostComments);
  return {
    id: requestId,
    ...request,
    askedAt: request.askedAt.getTime(),
    changedAt: request.changedAt.getTime(),
    isOwn: request.asker.id === actor.id,
    comments: comments.toReversed().map(({ behindId, writtenAt, ...comment }) => ({
      ...comment,
      isOnBehalf: behindId !== null,
      writtenAt: writtenAt.getTime(),
    })),
  };
}
