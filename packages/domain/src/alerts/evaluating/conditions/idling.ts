import type { ReadableCondition } from "../condition.ts";
import { nothing } from "../condition.ts";

/** The engine runs and the vehicle stands; since when, the derivation of motion knows. */
export const idlingCondition: Omit<ReadableCondition, "isMomentary"> = {
  spansGaps: false,
  read({ motion, motionSince, fix }) {
    if (motion !== "idling") return nothing;
    const value = (fix.time - motionSince) / 1_000;
    return { readings: [{ subject: "", holds: true, isRecovered: false, value, since: motionSince }] };
  },
};
