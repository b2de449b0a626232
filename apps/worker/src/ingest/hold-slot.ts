import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "@cartage/observability/logger";
import { type ConnectSlotOptions, connectSlot, type SlotSession } from "./connect-slot.ts";
import type { SlotKeeper } from "./slot-keeper.ts";
import { subscriptionOf } from "./subscription.ts";

export interface HoldSlotOptions extends Omit<ConnectSlotOptions, "slot"> {
  slots: SlotKeeper;
  log: Logger;
  signal: AbortSignal;
}

export interface HeldSlot {
  slot: number;
  session: SlotSession;
}

const retryMs = { first: 250, most: 5_000 };

/**
 * Leases a slot, connects and subscribes under it, trying until both Postgres and the broker are there; null when the
 * signal came first. With MQTT 3.1.1 there are no shared subscriptions, so only slot 0 takes messages and further workers
 * stand by for it.
 */
export async function holdSlot({ slots, log, signal, ...connecting }: HoldSlotOptions): Promise<HeldSlot | null> {
  let waitMs = retryMs.first;
  while (!signal.aborted) {
    try {
      const { slot } = await slots.lease();
      const session = await connectSlot({ ...connecting, slot });
      if (session.version === 5 || slot === 0) {
        await session.current.subscribe(subscriptionOf(session.version));
        log.info({ slot, mqtt: session.version === 5 ? "5" : "3.1.1" }, "subscribed");
        return { slot, session };
      }
      await session.current.end("forget");
      await slots.release(slot, { hasSession: false });
      log.info({ slot }, "standing by: the broker speaks MQTT 3.1.1, so one worker takes all messages");
      waitMs = retryMs.most;
    } catch (error) {
      log.warn({ reason: String(error), waitMs }, "not connected yet: the broker or Postgres cannot be reached");
    }
    await wait(waitMs, undefined, { signal }).catch(() => {});
    waitMs = Math.min(waitMs * 2, retryMs.most);
  }
  return null;
}
