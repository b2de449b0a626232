import { newId } from "@cartage/db/id";
import { type NotificationContent, notifications, webhookEndpoints } from "@cartage/db/schema/notifications";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";
import { listReceivers, type Receiver } from "./list-receivers.ts";
import { type PersonalChannel, personalChannels, planFor, type Severity } from "./preference-rules.ts";

type Notification = typeof notifications.$inferInsert;

export interface Telling {
  organisationId: string;
  topic: Notification["topic"];
  /** Names what is told of, and the step: whoever is told of it by a channel is told once. */
  about: string;
  alertId: string | null;
  severity: Severity;
  content: NotificationContent;
  userIds: readonly string[];
  /** Only by these; else as each person prefers. */
  channels?: readonly PersonalChannel[];
  /** By all of `channels`, whatever the person prefers for the severity: they were told by them before. */
  byTheseAtLeast?: boolean;
  /** Reaches people outside the app whatever they prefer, and in no digest. */
  isCall?: boolean;
  /** Not before, as with a summary of what is still coming. */
  notBefore?: Date;
}

/** Writes down whom to tell, by which channel and when. The same again changes nothing. Answers who is told. */
export async function tell(tx: Transaction, telling: Telling): Promise<string[]> {
  const receivers = await listReceivers(tx, telling.organisationId, telling.userIds);
  const rows = receivers.flatMap((receiver) => rowsFor(receiver, telling, tx.context.now()));
  await insert(tx, rows);
  return [...new Set(rows.map(({ userId }) => userId ?? ""))];
}

function rowsFor(receiver: Receiver, telling: Telling, now: Date): Notification[] {
  const { organisationId, topic, about, alertId, severity, content, channels, isCall = false, notBefore } = telling;
  const { byTheseAtLeast = false } = telling;
  const { userId, preferences, pushIds } = receiver;
  const preferred = personalChannels.filter((channel) => preferences.channels[channel].includes(severity));
  const offered =
    byTheseAtLeast && channels ? channels : preferred.filter((channel) => channels?.includes(channel) ?? true);
  const isReachable = offered.some(
    (channel) =>
      channel === "mail" || (channel === "push" && pushIds.length > 0) || (channel === "sms" && preferences.phone),
  );
  const wanted: PersonalChannel[] = isCall && !isReachable ? [...offered, "mail"] : [...offered];
  return wanted.flatMap((channel) => {
    const plan = planFor(preferences, { channel, severity, mayWait: !isCall }, now);
    const sendAfter = notBefore && notBefore > plan.sendAfter ? notBefore : plan.sendAfter;
    const isShown = channel === "in_app";
    const row: Notification = {
      id: newId(),
      organisationId,
      key: `${topic}:${about}:${channel}:${userId}`,
      topic,
      channel,
      userId,
      alertId,
      severity,
      content,
      isDigest: plan.isDigest,
      createdAt: now,
      sendAfter,
      ...(isShown && { state: "sent", sentAt: now }),
    };
    if (channel === "sms" && preferences.phone === null) return [];
    if (channel !== "push") return [row];
    return pushIds.map((targetId) => ({ ...row, id: newId(), targetId, key: `${row.key}:${targetId}` }));
  });
}

/** Tells the organisation's own programs that asked for an event of this type. */
export async function tellEndpoints(
  tx: Transaction,
  { type, topic, ...about }: Omit<Telling, "userIds"> & { type: string },
): Promise<void> {
  const endpoints = await tx
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.organisationId, about.organisationId),
        isNull(webhookEndpoints.archivedAt),
        isNull(webhookEndpoints.disabledAt),
        sql`${type} = any(${webhookEndpoints.events})`,
      ),
    );
  await insert(
    tx,
    endpoints.map(({ id }) => webhookRow(tx.context.now(), { topic, ...about, endpointId: id })),
  );
}

/** A delivery to one endpoint. */
export function webhookRow(
  now: Date,
  {
    endpointId,
    organisationId,
    topic,
    about,
    alertId,
    severity,
    content,
  }: Omit<Telling, "userIds"> & { endpointId: string },
): Notification {
  return {
    id: newId(),
    organisationId,
    key: `${topic}:${about}:webhook:${endpointId}`,
    topic,
    channel: "webhook",
    targetId: endpointId,
    alertId,
    severity,
    content,
    createdAt: now,
    sendAfter: now,
  };
}

async function insert(tx: Transaction, rows: Notification[]): Promise<void> {
  if (rows.length > 0) await tx.insert(notifications).values(rows).onConflictDoNothing();
}
