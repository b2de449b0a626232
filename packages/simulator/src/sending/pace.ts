import type { Instruction } from "@cartage/telemetry/instruction";
import type { WirePosition } from "@cartage/telemetry/position";

export type Pace = {
  /** Whether a position that was measured is to be sent. */
  isDue(position: Pick<WirePosition, "t" | "spd">): boolean;
  /** Obeys an instruction; the word for what became of it. */
  follow(instruction: Instruction): string;
};

/** Below this a vehicle stands. */
const STANDS_BELOW_MPS = 1;
/** A fix that is measured a moment early is not left out for it. */
const TOLERANCE_MS = 500;

/** How often a simulated device reports: each fix that it measures, until an instruction asks for fewer. */
export function createPace(): Pace {
  let every: { movingMs: number; standingMs: number } | null = null;
  let sentAt = Number.NEGATIVE_INFINITY;

  return {
    isDue({ t, spd }) {
      const at = new Date(t).getTime();
      const everyMs = !every ? 0 : (spd ?? 0) < STANDS_BELOW_MPS ? every.standingMs : every.movingMs;
      if (at - sentAt < everyMs - TOLERANCE_MS) return false;
      sentAt = at;
      return true;
    },
    follow({ kind, body }) {
      switch (kind) {
        case "interval": {
          const { movingS, standingS = movingS } = (body ?? {}) as { movingS?: unknown; standingS?: unknown };
          if (typeof movingS !== "number" || typeof standingS !== "number") return "refused";
          every = { movingMs: movingS * 1_000, standingMs: standingS * 1_000 };
          return "done";
        }
        case "position":
          sentAt = Number.NEGATIVE_INFINITY;
          return "done";
        case "message":
          return "shown";
        case "settings":
          return "done";
        default:
          return "unsupported";
      }
    },
  };
}
