import { users } from "@cartage/db/schema/accounts";
import { alertEntries, alertRules, alerts } from "@cartage/db/schema/alerts";
import { escalationPolicies, escalations } from "@cartage/db/schema/escalation";
import { vehicles } from "@cartage/db/schema/fleet";
import { apiKeys } from "@cartage/db/schema/integrations";
import { notifications } from "@cartage/db/schema/notifications";
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { alertColumns, toAlertRows } from "../alert-columns.ts";
import type { AlertId } from "../work-inputs.ts";

const mostEntries = 500;

/** An alert with its history, who was told of it and how, and what comes if nobody takes it. Throws `not_found`. */
export async function getAlert(ctx: Context, { alertId }: z.infer<typeof AlertId>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { db } = ctx.session;
  const [alert] = await db
    .select(alertColumns)
    .from(alerts)
    .innerJoin(alertRules, eq(alertRules.id, alerts.ruleId))
    .innerJoin(vehicles, eq(vehicles.id, alerts.vehicleId))
    .leftJoin(users, eq(users.id, alerts.assigneeId))
    .where(and(eq(alerts.organisationId, organisationId), eq(alerts.id, alertId)));
  if (!alert) throw new DomainError("not_found");
  const [shown] = await toAlertRows(ctx, [alert]);
  if (!shown) throw new DomainError("not_found");
  const entries = await db
    .select({
      id: alertEntries.id,
      kind: alertEntries.kind,
      author: users.name,
      apiKey: apiKeys.name,
      behindId: alertEntries.behindId,
      body: alertEntries.body,
      detail: alertEntries.detail,
      writtenAt: alertEntries.writtenAt,
    })
    .from(alertEntries)
    .leftJoin(users, eq(users.id, alertEntries.authorId))
    .leftJoin(apiKeys, eq(apiKeys.id, alertEntries.apiKeyId))
    .where(eq(alertEntries.alertId, alertId))
    .orderBy(desc(alertEntries.id))
    .limit(mostEntries);
  const told = await db
    .select({
      id: notifications.id,
      topic: notifications.topic,
      channel: notifications.channel,
      person: users.name,
      state: notifications.state,
      attempts: notifications.attempts,
      sendAfter: notifications.sendAfter,
      sentAt: notifications.sentAt,
      lastError: notifications.lastError,
    })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.userId))
    .where(eq(notifications.alertId, alertId))
    .orderBy(asc(notifications.seq))
    .limit(mostEntries);
  const [next] = await db
    .select({ level: escalations.level, dueAt: escalations.dueAt, policy: escalationPolicies.name })
    .from(escalations)
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, escalations.policyId))
    .where(and(eq(escalations.alertId, alertId), isNull(escalations.endedAt)));
  const named = new Set(entries.flatMap(({ detail }) => [...(detail.userIds ?? []), detail.assigneeId ?? []].flat()));
  const people =
    named.size > 0
      ? await db
          .select({ id: users.id, name: users.name })
          .from(users)
          .where(inArray(users.id, [...named]))
      : [];
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return {
    ...shown,
    entries: entries.toReversed().map(({ behindId, detail, writtenAt, ...entry }) => ({
      ...entry,
      isOnBehalf: behindId !== null,
      detail: {
        ...detail,
        people: (detail.userIds ?? []).map((id) => nameOf.get(id) ?? null),
        assignee: detail.assigneeId ? (nameOf.get(detail.assigneeId) ?? null) : null,
      },
      writtenAt: writtenAt.getTime(),
    })),
    told: told.map(({ sendAfter, sentAt, ...each }) => ({
      ...each,
      sendAfter: sendAfter.getTime(),
      sentAt: sentAt?.getTime() ?? null,
    })),
    escalation:
      next && alert.state === "open"
        ? { level: next.level + 1, dueAt: next.dueAt.getTime(), policy: next.policy }
        : null,
  };
}
