import { notifications } from "@cartage/db/schema/notifications";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { MarkRead } from "../inputs.ts";

/** Notes that the person has seen notifications: those named, or all. Answers how many were new. */
export async function markRead(ctx: Context, { notificationIds }: z.infer<typeof MarkRead>) {
  const { organisationId, id: userId } = authorise(ctx.actor, "tracking.view");
  const { count } = await ctx.session.db
    .update(notifications)
    .set({ readAt: ctx.now() })
    .where(
      and(
        eq(notifications.organisationId, organisationId),
        eq(notifications.userId, userId),
        eq(notifications.channel, "in_app"),
        isNull(notifications.readAt),
        notificationIds ? inArray(notifications.id, notificationIds) : undefined,
      ),
    );
  return { read: count };
}
