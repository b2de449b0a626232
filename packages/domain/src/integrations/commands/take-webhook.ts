import { newId } from "@cartage/db/id";
import { webhookReceipts } from "@cartage/db/schema/integrations";
import { eq, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { lockPlans } from "../../plans/lock-plans.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { WebhookOutcome } from "../rules.ts";
import { applySubscription } from "../webhooks/apply-subscription.ts";
import { applyUser } from "../webhooks/apply-user.ts";
import { factsOf } from "../webhooks/facts-of.ts";
import type { ReceivedEvent } from "../webhooks/received-event.ts";

type Result = { outcome: WebhookOutcome; reason: string | null };

/**
 * Takes an event in once, and writes down what became of it in the same transaction: one that failed leaves nothing, and
 * may come again. Whatever order events come in, and however often, they end in the same users and plans.
 */
export async function takeWebhook(ctx: Context, event: ReceivedEvent): Promise<Result> {
  authoriseOnPlatform(ctx.actor, "webhooks.receive");

  return transactionally(ctx, async (tx) => {
    const receipt = {
      provider: event.provider,
      eventId: event.eventId,
      type: event.type,
      eventAt: event.at,
      subject: "externalId" in event.news ? event.news.externalId : null,
      facts: factsOf(event.news),
      digest: event.digest,
      receivedAt: ctx.now(),
      traceId: ctx.traceId ?? null,
    };
    const [taken] = await tx
      .insert(webhookReceipts)
      .values({ id: newId(), ...receipt, outcome: "applied" })
      .onConflictDoNothing({
        target: [webhookReceipts.provider, webhookReceipts.eventId],
        where: sql`outcome <> 'repeated'`,
      })
      .returning({ id: webhookReceipts.id });
    if (!taken) {
      await tx.insert(webhookReceipts).values({ id: newId(), ...receipt, outcome: "repeated" });
      return { outcome: "repeated", reason: null };
    }
    const result = await apply(tx, event);
    await tx.update(webhookReceipts).set(result).where(eq(webhookReceipts.id, taken.id));
    return result;
  });
}

async function apply(tx: Transaction, event: ReceivedEvent): Promise<Result> {
  const { news } = event;
  switch (news.about) {
    case "nothing":
      return { outcome: "ignored", reason: news.reason };
    case "subscription":
      await lockPlans(tx);
      return { outcome: await applySubscription(tx, event, news), reason: null };
    case "user":
    case "deleted_user": {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('directory users'))`);
      const said = await applyUser(tx, event, news);
      if (said === null || said === "outdated") return { outcome: said ?? "applied", reason: null };
      return { outcome: "conflict", reason: said };
    }
  }
}
