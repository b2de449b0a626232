import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { markRelayed } from "../commands/mark-relayed.ts";
import { listWaitingEvents, type OutboxEvent } from "../queries/list-waiting-events.ts";

export interface RelayOptions {
  /** Events at a time. */
  limit: number;
  /** Resolves when the events are kept where they will be handled; the same event again must be harmless there. */
  handOver(events: OutboxEvent[]): Promise<void>;
}

/**
 * Hands waiting events on and then marks them, so that a crash between the two hands them on again and loses none.
 * Answers how many; several processes may relay at once.
 */
export async function relayEvents(ctx: Context, { limit, handOver }: RelayOptions): Promise<number> {
  return transactionally(ctx, async (tx) => {
    const events = await listWaitingEvents(tx.context, { limit });
    if (events.length === 0) return 0;
    await handOver(events);
    await markRelayed(tx.context, { eventIds: events.map(({ eventId }) => eventId) });
    return events.length;
  });
}
