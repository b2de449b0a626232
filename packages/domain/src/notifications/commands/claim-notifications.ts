import { organisations } from "@cartage/db/schema/accounts";
import { notifications, pushSubscriptions, webhookEndpoints } from "@cartage/db/schema/notifications";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { countStorm } from "../count-storm.ts";
import { listReceivers } from "../list-receivers.ts";
import { messageFacts, pathOf, webhookBody } from "../message.ts";
import type { OuterChannel, Outgoing } from "../outgoing.ts";

/**
 * Takes notifications that are due for `leaseS` seconds: who dies meanwhile leaves them to be taken again, with their
 * ids. Nothing is held while they are sent.
 */
export async function claimNotifications(
  ctx: Context,
  { limit, leaseS, channels }: { limit: number; leaseS: number; channels: readonly OuterChannel[] },
): Promise<Outgoing[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { db } = ctx.session;
  const now = ctx.now();
  const isDue = and(
    eq(notifications.state, "waiting"),
    inArray(notifications.channel, [...channels]),
    lte(notifications.sendAfter, now),
  );
  const due = db
    .select({ id: notifications.id })
    .from(notifications)
    .where(isDue)
    .orderBy(asc(notifications.sendAfter))
    .limit(limit)
    .for("update", { skipLocked: true });
  const claimed = await db
    .update(notifications)
    .set({ attempts: sql`${notifications.attempts} + 1`, sendAfter: new Date(now.getTime() + leaseS * 1000) })
    .where(inArray(notifications.id, due))
    .returning();
  const outgoing: Outgoing[] = [];
  for (const row of claimed) outgoing.push(await outgoingOf(ctx, row));
  return outgoing;
}

async function outgoingOf(ctx: Context, row: typeof notifications.$inferSelect): Promise<Outgoing> {
  const { db } = ctx.session;
  const { id: notificationId, organisationId, topic, attempts, channel, userId, targetId, content } = row;
  const claimed = { notificationId, organisationId, topic, attempts };
  const nobody: Outgoing = { ...claimed, channel: "none" };
  if (channel === "webhook") {
    const [endpoint] = await db
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, targetId ?? ""));
    if (!endpoint || endpoint.archivedAt || endpoint.disabledAt) return nobody;
    const { id: endpointId, url, sealedSecret } = endpoint;
    return { ...claimed, channel, endpointId, url, sealedSecret, createdAt: row.createdAt, body: webhookBody(row) };
  }
  const [receiver] = await listReceivers(db, organisationId, [userId ?? ""]);
  if (!receiver) return nobody;
  const { locale, preferences } = receiver;
  const [organisation] = await db
    .select({ name: organisations.name, units: organisations.units })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  const storm = topic === "storm" ? await countStorm(ctx, content) : null;
  const { name = "", units = "metric" } = organisation ?? {};
  const within = { organisation: name, units, count: storm?.count ?? 0 };
  const facts = {
    ...messageFacts(row, { locale, timeZone: preferences.timeZone }, within),
    ...(storm && { rule: storm.rule }),
  };
  const message = { ...claimed, locale, facts, path: pathOf(row) };
  if (channel === "sms") {
    return preferences.phone === null ? nobody : { ...message, channel, phone: preferences.phone };
  }
  const [to] = await db
    .select()
    .from(pushSubscriptions)
    .where(eq(pushSubscriptions.id, targetId ?? ""));
  // what is told of one alert takes the place of what was told of it before
  return to ? { ...message, channel: "push", to, tag: row.alertId ?? row.id } : nobody;
}
