import type { RuleCondition } from "./condition-inputs.ts";
import { type SilenceWindow, windowSpan } from "./silence-window-rules.ts";

export type Contradiction = { path: (string | number)[]; code: ContradictionCode };

export type ContradictionCode =
  | "recovery_beyond_limit"
  | "range_inverted"
  | "hold_required"
  | "hold_not_possible"
  | "scope_empty"
  | "to_before_from";

interface Judged {
  scope: { all: boolean; groupIds: readonly string[]; tags: readonly string[]; vehicleIds: readonly string[] };
  condition: RuleCondition;
  holdS: number;
  silences: readonly SilenceWindow[];
}

/** What in a rule could never hold, or never end, by the field that has to change. */
export function contradictionsOf({ scope, condition, holdS, silences }: Judged): Contradiction[] {
  const found: Contradiction[] = [];
  if (!scope.all && scope.groupIds.length + scope.tags.length + scope.vehicleIds.length === 0)
    found.push({ path: ["scope"], code: "scope_empty" });
  if (needsHold(condition) && holdS === 0) found.push({ path: ["holdS"], code: "hold_required" });
  if (isMomentary(condition) && holdS > 0) found.push({ path: ["holdS"], code: "hold_not_possible" });
  for (const [at, silence] of silences.entries()) {
    const { from, until } = windowSpan(silence);
    if (until <= from) found.push({ path: ["silences", at, "until"], code: "to_before_from" });
  }
  const limit = limitProblem(condition);
  return limit ? [...found, limit] : found;
}

/** Conditions that are nothing but their duration. */
function needsHold(condition: RuleCondition): boolean {
  return condition.kind === "idling" || condition.kind === "silence";
}

/** Conditions that happen at an instant, and so cannot last. */
export function isMomentary(condition: RuleCondition): boolean {
  if (condition.kind === "visit") return condition.event !== "dwell";
  const { kind } = condition;
  return kind === "harsh" || kind === "fuel_drop" || kind === "tampering" || kind === "transport";
}

function limitProblem(condition: RuleCondition): Contradiction | null {
  switch (condition.kind) {
    case "speed": {
      const { limit } = condition;
      if (limit.of !== "fixed") return null;
      return onItsSide(limit.recoverAtMps, "below", limit.limitMps, ["condition", "limit", "recoverAtMps"]);
    }
    case "battery":
      return onItsSide(condition.recoverAt, "above", condition.below, ["condition", "recoverAt"]);
    case "distance": {
      const side = condition.is === "closer" ? "above" : "below";
      return onItsSide(condition.recoverAtM, side, condition.limitM, ["condition", "recoverAtM"]);
    }
    case "ext": {
      const { measured } = condition;
      if (measured.is === "equals") return null;
      if (measured.is !== "outside") {
        const side = measured.is === "above" ? "below" : "above";
        return onItsSide(measured.recoverAt, side, measured.limit, ["condition", "measured", "recoverAt"]);
      }
      if (measured.high <= measured.low) return { path: ["condition", "measured", "high"], code: "range_inverted" };
      if (measured.margin * 2 >= measured.high - measured.low)
        return { path: ["condition", "measured", "margin"], code: "recovery_beyond_limit" };
      return null;
    }
    default:
      return null;
  }
}

/** A value is over on the other side of its limit, or at it. */
function onItsSide(
  recoverAt: number | undefined,
  side: "above" | "below",
  limit: number,
  path: string[],
): Contradiction | null {
  if (recoverAt === undefined) return null;
  const isRight = side === "above" ? recoverAt >= limit : recoverAt <= limit;
  return isRight ? null : { path, code: "recovery_beyond_limit" };
}
