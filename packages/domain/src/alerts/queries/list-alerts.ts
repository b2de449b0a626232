import { users } from "@cartage/db/schema/accounts";
import { alertRules, alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import { type AlertRow, alertColumns, toAlertRows } from "../alert-columns.ts";
import { alertFilter } from "../alert-filter.ts";
import type { ListAlerts } from "../work-inputs.ts";

const order = byInstant(alerts.openedAt);

/** The inbox: a page of the organisation's alerts by when they opened. */
export async function listAlerts(
  ctx: Context,
  { states, direction, cursor, limit, ...filter }: z.infer<typeof ListAlerts>,
): Promise<Page<AlertRow>> {
  const member = authorise(ctx.actor, "tracking.view");
  const rows = await ctx.session.db
    .select({ ...alertColumns, sortedBy: order.key })
    .from(alerts)
    .innerJoin(alertRules, eq(alertRules.id, alerts.ruleId))
    .innerJoin(vehicles, eq(vehicles.id, alerts.vehicleId))
    .leftJoin(users, eq(users.id, alerts.assigneeId))
    .where(
      and(
        alertFilter(member, filter),
        states ? inArray(alerts.state, states) : undefined,
        afterCursor(cursor, order, alerts.id, direction),
      ),
    )
    .orderBy(...ordered(order, alerts.id, direction))
    .limit(limit + 1);
  const { items, nextCursor } = page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: (row) => row,
  });
  return { items: await toAlertRows(ctx, items), nextCursor };
}
