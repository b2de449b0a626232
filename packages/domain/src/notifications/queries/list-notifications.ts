import { notifications } from "@cartage/db/schema/notifications";
import { and, count, desc, eq, gt, isNull, lt, lte } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ListNotifications } from "../inputs.ts";
import { pathOf } from "../message.ts";

export interface AppNotification {
  id: string;
  seq: number;
  topic: (typeof notifications.topic.enumValues)[number];
  severity: "info" | "warning" | "critical";
  rule: string | null;
  vehicle: string | null;
  endpoint: string | null;
  level: number | null;
  path: string;
  /** Epoch ms. */
  createdAt: number;
  isRead: boolean;
}

/** What the person was told in the app, the newest first, and how much of it is unread. */
export async function listNotifications(
  ctx: Context,
  { cursor, limit }: z.infer<typeof ListNotifications>,
): Promise<{ items: AppNotification[]; nextCursor: number | null; unread: number }> {
  const before = cursor === undefined || cursor === null ? undefined : lt(notifications.seq, cursor);
  const rows = await read(ctx, before, limit + 1);
  const items = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? (items.at(-1)?.seq ?? null) : null;
  return { items, nextCursor, unread: await countUnread(ctx) };
}

/** What came after a number, the newest first, at most `limit`. */
export async function listNewer(
  ctx: Context,
  { seq, limit }: { seq: number; limit: number },
): Promise<AppNotification[]> {
  return read(ctx, gt(notifications.seq, seq), limit);
}

export async function countUnread(ctx: Context): Promise<number> {
  const [unread] = await ctx.session.db
    .select({ count: count() })
    .from(notifications)
    .where(and(isMine(ctx), isNull(notifications.readAt)));
  return unread?.count ?? 0;
}

function isMine(ctx: Context) {
  const { organisationId, id } = authorise(ctx.actor, "tracking.view");
  return and(
    eq(notifications.organisationId, organisationId),
    eq(notifications.userId, id),
    eq(notifications.channel, "in_app"),
    eq(notifications.state, "sent"),
    lte(notifications.sendAfter, ctx.now()),
  );
}

async function read(ctx: Context, where: ReturnType<typeof and>, limit: number): Promise<AppNotification[]> {
  const rows = await ctx.session.db
    .select()
    .from(notifications)
    .where(and(isMine(ctx), where))
    .orderBy(desc(notifications.seq))
    .limit(limit);
  return rows.map(({ id, seq, topic, severity, content, alertId, createdAt, readAt }) => ({
    id,
    seq,
    topic,
    severity,
    rule: content.rule ?? null,
    vehicle: content.vehicle ?? null,
    endpoint: content.endpoint ?? null,
    level: content.level ?? null,
    path: pathOf({ alertId, content }),
    createdAt: createdAt.getTime(),
    isRead: readAt !== null,
  }));
}
