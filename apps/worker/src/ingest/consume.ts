import type { Session } from "../mqtt/session.ts";
import { adoptSlots } from "./adopt-slots.ts";
import { createDrain } from "./drain.ts";
import { type HeldSlot, type HoldSlotOptions, holdSlot } from "./hold-slot.ts";

export interface ConsumeOptions extends HoldSlotOptions {
  /** Called with the session and its version each time one is up, and with null each time it is lost. */
  onSession(session: Session | null, version: 4 | 5 | null): void;
  /** Messages of a session that are not committed and acknowledged yet. */
  depthOf(session: Session): number;
  /** Commits and acknowledges what is here, or gives it up to the broker; stores nothing afterwards. */
  stopStoring(): Promise<void>;
}

const renewEveryMs = 3_000;
const drainWithinMs = 5_000;

/** Takes messages under a slot until the signal, then leaves the slot in order; adopts slots whose workers are gone. */
export async function consume(options: ConsumeOptions): Promise<void> {
  const { slots, signal, log, onSession, stopStoring } = options;
  const { drain, onMessage } = createDrain(options);

  while (!signal.aborted) {
    const held = await holdSlot({ ...options, onMessage });
    if (!held) break;
    onSession(held.session.current, held.session.version);
    const stopKeeping = keepLease(held);
    const stopAdopting = held.session.version === 5 ? adoptSlots({ ...options, onMessage, drain }) : async () => {};
    const lost = await Promise.race([held.session.current.closed, aborted(signal)]);
    await stopAdopting();
    if (lost) log.warn({ slot: held.slot, reason: lost.message }, "connection to the broker lost");
    else
      await leave(held).catch((error) => log.warn({ slot: held.slot, reason: String(error) }, "slot not given back"));
    stopKeeping();
    onSession(null, null);
  }
  await stopStoring();

  /** The last worker stays subscribed, so that the broker keeps what comes until the next one starts. */
  async function leave({ slot, session }: HeldSlot) {
    const isLast = session.version === 4 || (await slots.countOthers().catch(() => 0)) === 0;
    const isEmpty = !isLast && (await drain(session, drainWithinMs));
    session.current.pause();
    await stopStoring();
    await session.current.end(isEmpty ? "forget" : "keep");
    await slots.release(slot, { hasSession: !isEmpty });
  }

  /** A slot that was adopted by another, because Postgres did not hear from us, is theirs. */
  function keepLease({ slot, session }: HeldSlot): () => void {
    const timer = setInterval(async () => {
      try {
        if (!(await slots.renew()).includes(slot)) await session.current.end("keep");
      } catch (error) {
        log.warn({ slot, reason: String(error) }, "lease not renewed");
      }
    }, renewEveryMs);
    return () => clearInterval(timer);
  }
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener("abort", () => resolve(null), { once: true });
  });
}
