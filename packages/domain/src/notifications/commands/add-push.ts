import { newId } from "@cartage/db/id";
import { pushSubscriptions } from "@cartage/db/schema/notifications";
import { and, count, eq, ne } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { AddPush } from "../inputs.ts";

const mostBrowsers = 20;

/** Has a browser take messages for whoever is signed in; one that took somebody else's takes theirs. Throws `push.too_many`. */
export async function addPush(ctx: Context & { userAgent?: string | null }, given: z.infer<typeof AddPush>) {
  const { organisationId, id: userId, sessionId } = authorise(ctx.actor, "tracking.view");
  if (sessionId === null) throw new DomainError("forbidden");

  return transactionally(ctx, async (tx) => {
    const now = ctx.now();
    const isMine = and(eq(pushSubscriptions.organisationId, organisationId), eq(pushSubscriptions.userId, userId));
    const [others] = await tx
      .select({ count: count() })
      .from(pushSubscriptions)
      .where(and(isMine, ne(pushSubscriptions.endpoint, given.endpoint)));
    if ((others?.count ?? 0) >= mostBrowsers) throw new DomainError("push.too_many");
    const values = { ...given, userId, userAgent: ctx.userAgent ?? null };
    await tx
      .insert(pushSubscriptions)
      .values({ id: newId(), organisationId, ...values, createdAt: now })
      .onConflictDoUpdate({ target: [pushSubscriptions.organisationId, pushSubscriptions.endpoint], set: values });
    await record(tx, { type: "user.push_added", userId, occurredAt: now });
    return { userId };
  });
}
