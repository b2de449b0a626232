import { connectSlot } from "./connect-slot.ts";
import type { Drain } from "./drain.ts";
import type { HoldSlotOptions } from "./hold-slot.ts";

export interface AdoptSlotsOptions extends HoldSlotOptions, Pick<Drain, "drain"> {}

const lookEveryMs = 2_000;
const drainWithinMs = 60_000;

/**
 * Looks for slots whose workers are gone, fetches what the broker holds for them and ends their sessions. Answers a
 * function that stops looking and gives up the one under way.
 */
export function adoptSlots({ slots, log, drain, signal, ...connecting }: AdoptSlotsOptions): () => Promise<void> {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= adoptOne()
      .catch((error) => log.warn({ reason: String(error) }, "no slot adopted"))
      .finally(() => {
        running = null;
      });
  }, lookEveryMs);

  async function adoptOne() {
    const adopted = await slots.adopt();
    if (!adopted) return;
    const { slot } = adopted;
    log.info({ slot }, "adopting the session of a worker that is gone");
    const session = await connectSlot({ ...connecting, slot });
    const isEmpty = await drain(session, drainWithinMs, AbortSignal.any([signal, stopping.signal]));
    await session.current.end(isEmpty ? "forget" : "keep");
    await slots.release(slot, { hasSession: !isEmpty });
    log.info({ slot, isEmpty }, "adopted session ended");
  }

  return async () => {
    clearInterval(timer);
    stopping.abort();
    await running;
  };
}
