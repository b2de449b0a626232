import { members, organisations, users } from "@cartage/db/schema/accounts";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, byTime, type Order, ordered, type Page, page } from "../../paging.ts";
import type { MemberRole } from "../../permissions.ts";
import { contains } from "../../search.ts";
import type { ListUsers } from "../inputs.ts";

export interface UserRow {
  id: string;
  name: string;
  email: string;
  platformRole: "platform_administrator" | "maintainer" | null;
  isDeactivated: boolean;
  memberships: { organisationId: string; organisation: string; role: MemberRole }[];
  /** Epoch ms. */
  createdAt: number;
}

const orders = {
  name: byText(users.name),
  email: byText(users.email),
  createdAt: byTime(users.createdAt),
} satisfies Record<string, Order>;

/** All users with where they are members, a page at a time. */
export async function listUsers(
  ctx: Context,
  { search, organisationId, sort, direction, cursor, limit }: z.infer<typeof ListUsers>,
): Promise<Page<UserRow>> {
  authoriseOnPlatform(ctx.actor, "users.view");
  const { db } = ctx.session;
  const order = orders[sort];
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      platformRole: users.platformRole,
      deactivatedAt: users.deactivatedAt,
      createdAt: users.createdAt,
      sortedBy: order.key,
    })
    .from(users)
    .where(
      and(
        contains(sql`${users.name} || ' ' || ${users.email}`, search),
        organisationId
          ? inArray(
              users.id,
              db.select({ id: members.userId }).from(members).where(eq(members.organisationId, organisationId)),
            )
          : undefined,
        afterCursor(cursor, order, users.id, direction),
      ),
    )
    .orderBy(...ordered(order, users.id, direction))
    .limit(limit + 1);
  const ids = rows.map(({ id }) => id);
  const memberships = await db
    .select({
      userId: members.userId,
      organisationId: organisations.id,
      organisation: organisations.name,
      role: members.role,
    })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organisationId))
    .where(and(inArray(members.userId, ids), sql`${members.deactivatedAt} is null`))
    .orderBy(organisations.name);
  const byUser = Map.groupBy(memberships, ({ userId }) => userId);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, deactivatedAt, createdAt, ...row }) => ({
      ...row,
      isDeactivated: deactivatedAt !== null,
      memberships: (byUser.get(row.id) ?? []).map(({ userId: _, ...membership }) => membership),
      createdAt: createdAt.getTime(),
    }),
  });
}
