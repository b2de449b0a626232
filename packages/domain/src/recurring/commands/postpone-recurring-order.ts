import { recurringOrders } from "@cartage/db/schema/recurring";
import { and, eq } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { DomainErrorCode } from "../../errors.ts";

const againAfterMs = 3_600_000;

/** Keeps what an order could not be made for, where people see it, and has it tried again in an hour. */
export async function postponeRecurringOrder(
  ctx: Context,
  { recurringOrderId, version, trouble }: { recurringOrderId: string; version: number; trouble: DomainErrorCode },
): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const nextLookAt = new Date(ctx.now().getTime() + againAfterMs);
  await ctx.session.db
    .update(recurringOrders)
    .set({ trouble, nextLookAt })
    // who changed it since may have mended it
    .where(and(eq(recurringOrders.id, recurringOrderId), eq(recurringOrders.version, version)));
}
