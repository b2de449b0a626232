import type { DerivedPass, Deriver } from "@cartage/domain/tracking/processes/derive-positions";
import { createBell } from "@cartage/observability/bell";
import type { Logger } from "@cartage/observability/logger";

export interface DerivingOptions {
  deriver: Deriver;
  /** Whether intake needs the machine for itself. */
  isOverloaded(): boolean;
  /** Whether what devices send is stored as it comes: else a silence may be ours. */
  isListening(): boolean;
  onDerived(pass: DerivedPass, seconds: number): void;
  log: Logger;
  signal: AbortSignal;
}

export interface Deriving {
  /** There may be something to derive. */
  ring(): void;
  /** After the signal: the pass under way has ended. */
  stopped: Promise<void>;
}

const vehiclesAPass = 2_000;
/** What others stored and did not tell us of is found by looking. */
const lookEveryMs = 1_000;
/** A pass costs a statement or two whatever it finds: several batches together are cheaper than each by itself. */
const restMs = 100;
/**
 * A pass writes each vehicle once, however much came meanwhile: the longer the rest, the less there is to write. With three
 * times its duration, deriving takes a quarter of the time and leaves the rest to intake; an alert waits for half a second.
 */
const restsAPass = 3;
const restAtMostMs = 500;
const restOverloadedMs = 3_000;
const silentAPass = 500;

/**
 * Derives what waits: onward in one line, repairs of the past in another, so that an afternoon that comes late holds
 * nobody up; and asks rules on silence in a third. While the worker is overloaded both go slowly: what is not derived yet waits in the database.
 */
export function startDeriving({
  deriver,
  isOverloaded,
  isListening,
  onDerived,
  log,
  signal,
}: DerivingOptions): Deriving {
  const onward = createBell();
  const late = createBell();
  const clock = createBell();
  const resting = createBell();
  signal.addEventListener("abort", () => {
    for (const bell of [onward, late, clock, resting]) bell.ring();
  });

  async function repeat(what: string, pass: () => Promise<DerivedPass | null>, bell: typeof onward) {
    while (!signal.aborted) {
      const startedAt = performance.now();
      const derived = await pass().catch((err: unknown) => {
        log.warn({ err, what }, "not derived yet, trying again");
        return null;
      });
      const tookMs = performance.now() - startedAt;
      if (derived && derived.vehicles > 0) onDerived(derived, tookMs / 1000);
      if (derived?.isLate) late.ring();
      if (signal.aborted) break;
      if (isOverloaded()) await resting.wait(restOverloadedMs);
      else if (derived?.isFull) continue;
      else {
        await resting.wait(Math.min(Math.max(restMs, tookMs * restsAPass), restAtMostMs));
        await bell.wait(lookEveryMs);
      }
    }
  }

  const stopped = Promise.all([
    repeat("onward", () => deriver.goOn(vehiclesAPass), onward),
    repeat("late", () => deriver.repairOne(), late),
    repeat("silent", async () => (isListening() ? deriver.askByTheClock(silentAPass) : null), clock),
  ]).then(() => {});
  return {
    stopped,
    ring: onward.ring,
  };
}
