import { members, organisations, users } from "@cartage/db/schema/accounts";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, byTime, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListMembers } from "../inputs.ts";

export interface Member {
  /** The user's id. */
  id: string;
  name: string;
  email: string;
  role: (typeof members.role.enumValues)[number];
  isOwner: boolean;
  isDeactivated: boolean;
  /** Epoch ms. */
  joinedAt: number;
  /** When the newest of their sign-ins here that holds began; null without one. */
  signedInAt: number | null;
}

const orders = {
  name: byText(users.name),
  email: byText(users.email),
  joinedAt: byTime(members.createdAt),
} satisfies Record<string, Order>;

/** The organisation's members, deactivated ones too, a page at a time. */
export async function listMembers(ctx: Context, input: z.infer<typeof ListMembers>): Promise<Page<Member>> {
  const { organisationId } = authorise(ctx.actor, "members.manage");
  const { search, sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const rows = await ctx.session.db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: members.role,
      isOwner: sql<boolean>`coalesce(${organisations.ownerId} = ${users.id}, false)`,
      deactivatedAt: members.deactivatedAt,
      joinedAt: members.createdAt,
      signedInAt: sql<number | null>`(
        select floor(extract(epoch from max(s.created_at)) * 1000)::float8 from sessions s
         where s.user_id = ${users.id} and s.organisation_id = ${organisationId} and s.revoked_at is null and s.expires_at > now())`,
      sortedBy: order.key,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(
      and(
        eq(members.organisationId, organisationId),
        contains(sql`${users.name} || ' ' || ${users.email}`, search),
        afterCursor(cursor, order, users.id, direction),
      ),
    )
    .orderBy(...ordered(order, users.id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, deactivatedAt, joinedAt, ...row }) => ({
      ...row,
      isDeactivated: deactivatedAt !== null,
      joinedAt: joinedAt.getTime(),
    }),
  });
}
