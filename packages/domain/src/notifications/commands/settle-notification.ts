import { members } from "@cartage/db/schema/accounts";
import { notifications, pushSubscriptions, webhookAttempts, webhookEndpoints } from "@cartage/db/schema/notifications";
import { and, eq, isNull } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { Outgoing } from "../outgoing.ts";
import { tell } from "../tell.ts";

/** What came of an attempt; `gone`: the receiver is no more. */
export interface Outcome {
  kind: "sent" | "failed" | "gone";
  /** Of HTTP, where there was an answer. */
  status?: number | undefined;
  error?: string | undefined;
  tookMs: number;
}

const mostAttempts = 12;
const firstWaitMs = 5_000;
const longestWaitMs = 6 * 3_600_000;
/** An endpoint that has taken nothing for so long is asked no more. */
const disabledAfterMs = 3 * 86_400_000;

/** Keeps what came of an attempt: done, to be tried again after twice the time, or given up. */
export async function settleNotification(ctx: Context, outgoing: Outgoing, outcome: Outcome): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");

  await transactionally(ctx, async (tx) => {
    const now = ctx.now();
    const { notificationId, attempts } = outgoing;
    const isIt = and(eq(notifications.id, notificationId), eq(notifications.state, "waiting"));
    const lastError = outcome.error?.slice(0, 500) ?? null;
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1));
    const after = {
      sent: { state: "sent" as const, sentAt: now, lastError: null },
      gone: { state: "dropped" as const, lastError },
      failed:
        attempts >= mostAttempts
          ? { state: "failed" as const, lastError }
          : { sendAfter: new Date(now.getTime() + waitMs), lastError },
    };
    await tx.update(notifications).set(after[outcome.kind]).where(isIt);
    if (outgoing.channel === "push" && outcome.kind === "gone") {
      await tx.delete(pushSubscriptions).where(eq(pushSubscriptions.id, outgoing.to.id));
    }
    if (outgoing.channel === "webhook") await noteAttempt(tx, outgoing, outcome);
  });
}

async function noteAttempt(
  tx: Transaction,
  { organisationId, endpointId, notificationId }: Extract<Outgoing, { channel: "webhook" }>,
  { kind, status, error, tookMs }: Outcome,
): Promise<void> {
  const now = tx.context.now();
  await tx.insert(webhookAttempts).values({
    organisationId,
    endpointId,
    notificationId,
    attemptedAt: now,
    status: status ?? null,
    error: error?.slice(0, 500) ?? null,
    tookMs: Math.round(tookMs),
  });
  const isIt = eq(webhookEndpoints.id, endpointId);
  if (kind === "sent") {
    await tx.update(webhookEndpoints).set({ failingSince: null }).where(isIt);
    return;
  }
  const [endpoint] = await tx.select().from(webhookEndpoints).where(isIt).for("update");
  if (!endpoint || endpoint.disabledAt) return;
  const failingSince = endpoint.failingSince ?? now;
  const isOver = kind === "gone" || now.getTime() - failingSince.getTime() > disabledAfterMs;
  await tx
    .update(webhookEndpoints)
    .set({ failingSince, ...(isOver && { disabledAt: now }) })
    .where(isIt);
  if (isOver) await tellOfDisabled(tx, endpoint);
}

async function tellOfDisabled(tx: Transaction, { id, name, organisationId }: typeof webhookEndpoints.$inferSelect) {
  const administrators = await tx
    .select({ userId: members.userId })
    .from(members)
    .where(
      and(
        eq(members.organisationId, organisationId),
        eq(members.role, "organisation_administrator"),
        isNull(members.deactivatedAt),
      ),
    );
  await tell(tx, {
    organisationId,
    topic: "webhook_disabled",
    about: `${id}:${tx.context.now().getTime()}`,
    alertId: null,
    severity: "warning",
    content: { endpoint: name },
    userIds: administrators.map(({ userId }) => userId),
    channels: ["in_app", "mail"],
  });
}
