import { notificationPreferences } from "@cartage/db/schema/notifications";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { SavePreferences } from "../inputs.ts";

/** Keeps how the person wants to be told in this organisation. Not for programs, which are told by webhooks. */
export async function savePreferences(ctx: Context, given: z.infer<typeof SavePreferences>) {
  const { organisationId, id: userId, sessionId } = authorise(ctx.actor, "tracking.view");
  if (sessionId === null) throw new DomainError("forbidden");

  return transactionally(ctx, async (tx) => {
    const changedAt = ctx.now();
    await tx
      .insert(notificationPreferences)
      .values({ organisationId, userId, ...given, changedAt })
      .onConflictDoUpdate({
        target: [notificationPreferences.organisationId, notificationPreferences.userId],
        set: { ...given, changedAt },
      });
    // the number is nobody else's business
    const { phone: _, ...told } = given;
    await record(tx, { type: "user.notifications_chosen", userId, occurredAt: changedAt }, { after: told });
    return { userId };
  });
}
