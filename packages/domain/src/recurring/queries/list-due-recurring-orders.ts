import { recurringOrders } from "@cartage/db/schema/recurring";
import { and, asc, eq, lte } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Recurring orders of all organisations that are to be looked at now, those that wait longest first. */
export async function listDueRecurringOrders(ctx: Context, { limit }: { limit: number }) {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { id, organisationId, version, nextLookAt, state } = recurringOrders;
  return ctx.session.db
    .select({ recurringOrderId: id, organisationId, version })
    .from(recurringOrders)
    .where(and(eq(state, "active"), lte(nextLookAt, ctx.now())))
    .orderBy(asc(nextLookAt))
    .limit(limit);
}
