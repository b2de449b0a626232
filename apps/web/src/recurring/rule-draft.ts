import { type RecurrenceRule, RuleInput } from "@cartage/domain/recurring/inputs";

/** A calendar as it is typed. */
export interface RuleDraft {
  weekdays: string[];
  everyWeeks: string;
  timeZone: string;
  fromDay: string;
  untilDay: string;
  leftOut: string[];
  from: string;
  until: string;
  pickupFrom: string;
  pickupUntil: string;
  pickupDaysBefore: string;
  daysAhead: string;
}

/** On working days, from tomorrow. */
export function newRule(tomorrow: string, timeZone: string): RuleDraft {
  return {
    weekdays: ["1", "2", "3", "4", "5"],
    everyWeeks: "1",
    timeZone,
    fromDay: tomorrow,
    untilDay: "",
    leftOut: [],
    from: "08:00",
    until: "12:00",
    pickupFrom: "",
    pickupUntil: "",
    pickupDaysBefore: "0",
    daysAhead: "3",
  };
}

export function ruleDraftOf(rule: RecurrenceRule): RuleDraft {
  return {
    weekdays: rule.weekdays.map(String),
    everyWeeks: String(rule.everyWeeks),
    timeZone: rule.timeZone,
    fromDay: rule.fromDay,
    untilDay: rule.untilDay ?? "",
    leftOut: rule.leftOut,
    from: rule.delivery.from,
    until: rule.delivery.until,
    pickupFrom: rule.pickup?.from ?? "",
    pickupUntil: rule.pickup?.until ?? "",
    pickupDaysBefore: String(rule.pickupDaysBefore),
    daysAhead: String(rule.daysAhead),
  };
}

/** What is sent; what is missing is refused there, beside its field. */
export function ruleOf(draft: RuleDraft) {
  const { from, until, pickupFrom, pickupUntil, weekdays, fromDay, untilDay, leftOut, timeZone } = draft;
  const hasPickup = pickupFrom !== "" || pickupUntil !== "";
  return {
    weekdays: weekdays.map(Number),
    everyWeeks: Number(draft.everyWeeks),
    timeZone,
    fromDay,
    untilDay,
    leftOut,
    delivery: { from, until },
    pickup: hasPickup ? { from: pickupFrom, until: pickupUntil } : null,
    pickupDaysBefore: Number(draft.pickupDaysBefore),
    daysAhead: Number(draft.daysAhead),
  };
}

/** The rule as the server would read it; null while it is not whole. */
export const ruleIn = (draft: RuleDraft): RecurrenceRule | null => RuleInput.safeParse(ruleOf(draft)).data ?? null;
