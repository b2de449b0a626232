import { Condition, type ConditionKind } from "@cartage/domain/alerts/condition-inputs";
import { describe, expect, test } from "vitest";
import { dayRuns } from "./day-runs.ts";
import { judge, kindGroups, newCondition, newDefinition, toSend, usualHoldS } from "./draft.ts";

const kinds: readonly ConditionKind[] = Object.values(kindGroups).flat();
const unfinished: readonly ConditionKind[] = ["ext", "distance", "visit", "absence"];
const definitionOf = (kind: ConditionKind) => {
  const condition = newCondition(kind, "metric");
  return { ...newDefinition("metric", "Asia/Ho_Chi_Minh"), condition, holdS: usualHoldS(condition) };
};

test("the form offers every kind of condition that a rule can have, once", () => {
  expect([...kinds].sort()).toEqual(Condition.options.map(({ shape }) => shape.kind.value).sort());
});

describe("a kind that was just chosen", () => {
  test.for(kinds.filter((kind) => !unfinished.includes(kind)))("%s is a whole rule", (kind) => {
    expect(judge(definitionOf(kind))).toEqual({ isWhole: true, contradictions: [] });
  });

  test.for(unfinished)("%s waits for what only people know, without contradicting itself", (kind) => {
    expect(judge(definitionOf(kind))).toEqual({ isWhole: false, contradictions: [] });
  });
});

test("a contradiction is named by the path that the server would name", () => {
  const definition = { ...definitionOf("speed"), scope: { ...definitionOf("speed").scope, all: false } };
  expect(judge(definition).contradictions).toEqual([["definition.scope", "scope_empty"]]);
});

test("what is not written yet is left out of what is sent", () => {
  const { condition } = toSend({ ...definitionOf("silence"), condition: newCondition("ext", "metric") });
  expect(condition).toEqual({ kind: "ext", key: "", measured: { is: "above" } });
});

test("neighbouring days are one run", () => {
  expect(dayRuns([5, 1, 2, 3, 7])).toEqual([
    [1, 3],
    [5, 5],
    [7, 7],
  ]);
});
