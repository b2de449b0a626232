import type { Moment } from "../../tracking/deriving/moment.ts";

/** What a rule remembers of one vehicle: plain JSON, `undefined` while nothing is under way, so that states converge. */
export type RuleState = { [key: string]: unknown };

/** What a rule's evaluation tells: by its cause, so that the same positions always tell the same. Times are fix times, ms. */
export type RuleEffect =
  | {
      kind: "raise";
      /** Tells several causes of one rule apart, such as a geofence's id; "" where there is one. */
      subject: string;
      /** When the condition began to hold. */
      beganAt: number;
      /** The fix that showed that it had held for long enough. */
      at: number;
      /** What was measured, in the condition's SI unit. */
      value: number | null;
      latE7: number;
      lonE7: number;
      /** For the sentence that people read: limits, names of fences. */
      detail: Record<string, string | number | boolean>;
    }
  | {
      kind: "recover";
      subject: string;
      beganAt: number;
      /** When it was over. */
      recoveredAt: number;
      at: number;
    };

/** A version of a rule, ready to be asked. */
export interface CompiledRule {
  ruleId: string;
  severity: "info" | "warning" | "critical";
  /** Fix times that it judges, epoch ms: from, before. */
  validFrom: number;
  validUntil: number;
  /** Under which a version's memory stands. */
  stateKey: string;
  /** Another vehicle, whose place it asks for. */
  looksAt?: string;
  /** Whether it looks at a vehicle at all. */
  isFor(vehicle: Moment["vehicle"]): boolean;
  /** Pure. Called with each moment of a vehicle in order; gives the state for the next. */
  step(state: RuleState | undefined, moment: Moment): { state: RuleState | undefined; effects: RuleEffect[] };
  /** What is over because the version is (changed, paused or archived): the causes that are raised. No state goes on to the next. */
  end(state: RuleState | undefined, at: number): RuleEffect[];
  /**
   * What a version on silence remembers of a vehicle that was last heard before it came into force: it counts from there.
   * `last` is the vehicle's last fix that counted.
   */
  begin?(vehicle: Moment["vehicle"], last: Moment["previous"]): RuleState | undefined;
  /** What a silent vehicle would have raised by `now`, with `state` as after its last moment; for rules on silence. */
  whileSilent?(state: RuleState | undefined, now: number): RuleEffect[];
  /** When to ask that, from `now` on: never later than it would raise; null where nothing is awaited. */
  asksAt?(state: RuleState | undefined, now: number): number | null;
}
