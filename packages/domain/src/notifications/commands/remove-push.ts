import { pushSubscriptions } from "@cartage/db/schema/notifications";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RemovePush } from "../inputs.ts";

/** Has a browser of the person's take no more messages. Throws `not_found`. */
export async function removePush(ctx: Context, { endpoint }: z.infer<typeof RemovePush>) {
  const { organisationId, id: userId } = authorise(ctx.actor, "tracking.view");

  return transactionally(ctx, async (tx) => {
    const isIt = and(
      eq(pushSubscriptions.organisationId, organisationId),
      eq(pushSubscriptions.userId, userId),
      eq(pushSubscriptions.endpoint, endpoint),
    );
    const { count } = await tx.delete(pushSubscriptions).where(isIt);
    if (count === 0) throw new DomainError("not_found");
    await record(tx, { type: "user.push_removed", userId, occurredAt: ctx.now() });
    return { userId };
  });
}
