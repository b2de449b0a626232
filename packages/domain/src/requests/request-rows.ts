import { organisations, users } from "@cartage/db/schema/accounts";
import { requestComments, requests } from "@cartage/db/schema/requests";
import { and, count, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { afterCursor, byInstant, type Order, ordered, type Page, page } from "../paging.ts";
import { contains } from "../search.ts";
import type { ListPassedOn } from "./inputs.ts";
import type { RequestState } from "./states.ts";

export interface RequestRow {
  id: string;
  kind: (typeof requests.kind.enumValues)[number];
  subject: string;
  state: RequestState;
  asker: { id: string; name: string | null; email: string | null };
  organisation: { id: string; name: string };
  comments: number;
  /** Epoch ms. */
  askedAt: number;
  changedAt: number;
}

const orders = {
  changedAt: byInstant(requests.changedAt),
  askedAt: byInstant(requests.askedAt),
} satisfies Record<string, Order>;

/** A page of the requests that `reach` lets through, as every list of them shows it. */
export async function pageOfRequests(
  ctx: Context,
  { search, state, sort, direction, cursor, limit }: z.infer<typeof ListPassedOn>,
  reach: SQL | undefined,
): Promise<Page<RequestRow>> {
  const order = orders[sort];
  const { db } = ctx.session;
  const comments = db
    .select({ count: count() })
    .from(requestComments)
    .where(eq(requestComments.requestId, requests.id));
  const searched = sql`concat_ws(' ', ${requests.subject}, ${users.name}, ${users.email}, ${organisations.name})`;
  const rows = await db
    .select({
      id: requests.id,
      kind: requests.kind,
      subject: requests.subject,
      state: requests.state,
      askerId: requests.askedBy,
      askerName: users.name,
      askerEmail: users.email,
      organisationId: organisations.id,
      organisationName: organisations.name,
      comments: sql<number>`(${comments})::int`,
      askedAt: requests.askedAt,
      changedAt: requests.changedAt,
      sortedBy: order.key,
    })
    .from(requests)
    .innerJoin(organisations, eq(organisations.id, requests.organisationId))
    .leftJoin(users, eq(users.id, requests.askedBy))
    .where(
      and(
        reach,
        state === undefined ? undefined : eq(requests.state, state),
        contains(searched, search),
        afterCursor(cursor, order, requests.id, direction),
      ),
    )
    .orderBy(...ordered(order, requests.id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ id, kind, subject, state, comments, ...row }) => ({
      id,
      kind,
      subject,
      state,
      comments,
      asker: { id: row.askerId, name: row.askerName, email: row.askerEmail },
      organisation: { id: row.organisationId, name: row.organisationName },
      askedAt: row.askedAt.getTime(),
      changedAt: row.changedAt.getTime(),
    }),
  });
}
