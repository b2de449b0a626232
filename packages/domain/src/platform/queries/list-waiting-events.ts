import { outbox } from "@cartage/db/schema/platform";
import { asc, isNull } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** A domain event on its way out, in JSON's types. */
export interface OutboxEvent {
  eventId: string;
  /** Null for what happened on the platform, outside any organisation. */
  organisationId: string | null;
  type: string;
  version: number;
  body: unknown;
  traceId: string | null;
  /** Epoch ms. */
  occurredAt: number;
}

/**
 * Events that nobody has relayed yet, by id, at most `limit`; locked until the transaction ends, and without those that
 * another holds. Ids are given before commits: a lower one may turn up later, so there is no reading from a mark on.
 */
export async function listWaitingEvents(ctx: Context, { limit }: { limit: number }): Promise<OutboxEvent[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const rows = await ctx.session.db
    .select({
      eventId: outbox.eventId,
      organisationId: outbox.organisationId,
      type: outbox.type,
      version: outbox.version,
      body: outbox.body,
      traceId: outbox.traceId,
      occurredAt: outbox.occurredAt,
    })
    .from(outbox)
    .where(isNull(outbox.relayedAt))
    .orderBy(asc(outbox.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  return rows.map(({ occurredAt, ...event }) => ({ ...event, occurredAt: occurredAt.getTime() }));
}
