import { organisations } from "@cartage/db/schema/accounts";
import { notifications } from "@cartage/db/schema/notifications";
import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { countStorm } from "../count-storm.ts";
import { listReceivers } from "../list-receivers.ts";
import { messageFacts, pathOf, timeText } from "../message.ts";
import { queueMail } from "../queue-mail.ts";

type Notification = typeof notifications.$inferSelect;

const mostLines = 30;

/**
 * Makes mails of the notifications that are due by mail: one of each, and one of all that wait for a person's digest. A
 * mail has the notification's id, so that a mail server knows a repeat. Answers how many notifications were dealt with.
 */
export async function handOverMails(ctx: Context, { limit }: { limit: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  let done = 0;
  for (let more = 1; done < limit && more > 0; done += more) more = await transactionally(ctx, handOverNext);
  return done;
}

async function handOverNext(tx: Transaction): Promise<number> {
  const isDue = and(
    eq(notifications.channel, "mail"),
    eq(notifications.state, "waiting"),
    lte(notifications.sendAfter, tx.context.now()),
  );
  const first = await tx
    .select()
    .from(notifications)
    .where(isDue)
    .orderBy(asc(notifications.sendAfter), asc(notifications.seq))
    .limit(1)
    .for("update", { skipLocked: true });
  const [notification] = first;
  if (!notification?.userId) return 0;
  const { organisationId, userId, isDigest } = notification;
  const isTheirs = and(eq(notifications.organisationId, organisationId), eq(notifications.userId, userId));
  const all = isDigest
    ? await tx
        .select()
        .from(notifications)
        .where(and(isDue, isTheirs, eq(notifications.isDigest, true)))
        .orderBy(asc(notifications.seq))
        .limit(500)
        .for("update", { skipLocked: true })
    : first;
  const isSent = await mail(tx, notification, all);
  const state = isSent ? ("handed" as const) : ("dropped" as const);
  await tx
    .update(notifications)
    .set({ state, targetId: notification.id, attempts: 1 })
    .where(
      inArray(
        notifications.id,
        all.map(({ id }) => id),
      ),
    );
  return all.length;
}

/** Answers whether there is still somebody to write to. */
async function mail(tx: Transaction, notification: Notification, all: Notification[]): Promise<boolean> {
  const { id, organisationId, userId, topic, content } = notification;
  const [receiver] = await listReceivers(tx, organisationId, [userId ?? ""]);
  if (!receiver) return false;
  const { email: recipient, locale, preferences } = receiver;
  const reading = { locale, timeZone: preferences.timeZone };
  const [organisation] = await tx
    .select({ name: organisations.name, units: organisations.units })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  const { name = "", units = "metric" } = organisation ?? {};
  const to = { id, recipient, locale };
  if (notification.isDigest) {
    const lines = all.slice(0, mostLines).map(({ content: { rule = "", vehicle = "", beganAt } }) => {
      const at = beganAt === undefined ? "" : timeText(beganAt, reading);
      return `\n${[at, rule, vehicle].filter(Boolean).join(" · ")}`;
    });
    await queueMail(tx, {
      ...to,
      content: { kind: "alert_digest", count: all.length, lines: lines.join(""), organisation: name, path: "/alerts" },
    });
    return true;
  }
  const storm = topic === "storm" ? await countStorm(tx.context, content) : null;
  const facts = messageFacts(notification, reading, { organisation: name, units, count: storm?.count ?? 0 });
  await queueMail(tx, {
    ...to,
    content: { kind: `alert_${topic}`, ...facts, ...(storm && { rule: storm.rule }), path: pathOf(notification) },
  });
  return true;
}
