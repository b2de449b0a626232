import { members, users } from "@cartage/db/schema/accounts";
import { drivers } from "@cartage/db/schema/fleet";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListDrivers } from "../driver-inputs.ts";
import { areDrivers, type DriverRow, driverColumnsAt, ofDriver, toDriverRow } from "../driver-rows.ts";

const orders = { name: byText(users.name), email: byText(users.email) } satisfies Record<string, Order>;

/** The organisation's drivers, a page at a time. */
export async function listDrivers(ctx: Context, input: z.infer<typeof ListDrivers>): Promise<Page<DriverRow>> {
  const { organisationId } = authorise(ctx.actor, "drivers.view");
  const { search, skills, sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const now = ctx.now();
  const rows = await ctx.session.db
    .select({ ...driverColumnsAt(now), sortedBy: order.key })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(drivers, ofDriver)
    .where(
      and(
        areDrivers(organisationId),
        contains(sql`${users.name} || ' ' || ${users.email}`, search),
        skills?.length ? sql`${drivers.skills} @> ${sql.param(skills, drivers.skills)}` : undefined,
        afterCursor(cursor, order, users.id, direction),
      ),
    )
    .orderBy(...ordered(order, users.id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, ...row }) => toDriverRow(row, now),
  });
}
