import { expect, test } from "vitest";
import type { RuleDefinition } from "../inputs.ts";
import { brief, momentsOf, ruleOf, start, vehicle } from "./moments.arbitrary.ts";
import type { CompiledRule } from "./rule.ts";

const at = (atS: number) => ({ atS });

test("a rule tells of a silence by the clock what the next fix tells of it afterwards", () => {
  const rule = ruleOf({ condition: { kind: "silence" }, holdS: 600 });
  const [first, next] = momentsOf([at(0), at(900)]);
  if (!first || !next) throw new Error("two moments were told");
  const { state } = rule.step(undefined, first);
  expect(rule.whileSilent?.(state, start + 599_999)).toEqual([]);
  const [byClock] = rule.whileSilent?.(state, start + 700_000) ?? [];
  expect(rule.step(state, next).effects[0]).toEqual(byClock);
});

test("a rule tells of a silence when to ask for it: when it may be raised, inside the schedule", () => {
  const [heard] = momentsOf([at(0)]);
  if (!heard) throw new Error("a moment was told");
  const silence = { condition: { kind: "silence" as const }, holdS: 600 };
  const asksAfterS = (rule: CompiledRule, nowS: number) => {
    const asksAt = rule.asksAt?.(rule.step(undefined, heard).state, start + nowS * 1_000);
    return asksAt == null ? null : (asksAt - start) / 1_000;
  };
  expect(asksAfterS(ruleOf(silence), 0)).toBe(600);
  expect(asksAfterS(ruleOf(silence), 700)).toBe(700);
  const days = [1, 2, 3, 4, 5, 6, 7];
  const scheduled = ruleOf({ ...silence, schedule: [{ days, from: "09:00", until: "10:00" }] });
  expect([0, 3_500, 3_700, 7_200].map((nowS) => asksAfterS(scheduled, nowS))).toEqual([3_600, 3_600, 3_700, 90_000]);
  expect(ruleOf(silence).asksAt?.(undefined, start)).toBeNull();
});

test("a rule tells of a vehicle that was silent before the version: from where that came into force, if it is its concern", () => {
  const [moment] = momentsOf([at(0)]);
  if (!moment) throw new Error("a moment was told");
  const begun = (validFromS: number, scope: Partial<RuleDefinition["scope"]> = { all: true }) => {
    const validFrom = start + validFromS * 1_000;
    const rule = ruleOf(
      { condition: { kind: "silence" }, holdS: 600, scope: scope as RuleDefinition["scope"] },
      { validFrom },
    );
    return brief(rule.whileSilent?.(rule.begin?.(vehicle, moment.fix), start + 1_000_000) ?? []);
  };
  expect(begun(100)).toEqual(["raise 100 at 700"]);
  expect(begun(0)).toEqual([]);
  expect(begun(100, { tags: ["warm"] })).toEqual([]);
});

test("a rule tells of a silence nothing, when the version is over before it has lasted for long enough", () => {
  const rule = ruleOf({ condition: { kind: "silence" }, holdS: 600 });
  const [moment] = momentsOf([at(0)]);
  if (!moment) throw new Error("a moment was told");
  const { state } = rule.step(undefined, moment);
  expect(rule.end(state, start + 599_000)).toEqual([]);
  expect(brief(rule.end(state, start + 700_000))).toEqual(["raise 0 at 600", "recover 0 at 700 over 700"]);
});
