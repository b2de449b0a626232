import fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, lastAnswer, stateAfter } from "./instruction-states.ts";

test.for([
  ["done", "acknowledged"],
  ["shown", "acknowledged"],
  ["read", "acknowledged"],
  ["a-word-of-its-own", "acknowledged"],
  ["failed", "failed"],
  ["refused", "failed"],
  ["unsupported", "failed"],
  ["expired", "expired"],
] as const)("a device that answers %s leaves the instruction %s", ([outcome, state]) => {
  expect(stateAfter(outcome)).toBe(state);
});

const answer: fc.Arbitrary<Answer> = fc.record({
  outcome: fc.constantFrom("done", "shown", "read", "failed"),
  at: fc.integer({ min: 1, max: 3 }),
});

test("answers end in the same one whatever their order, and however often each came", () => {
  const withOrder = fc
    .array(answer, { minLength: 1, maxLength: 6 })
    .chain((answers) =>
      fc.tuple(fc.constant(answers), fc.shuffledSubarray([...answers, ...answers], { minLength: answers.length * 2 })),
    );
  fc.assert(
    fc.property(withOrder, ([answers, again]) => {
      expect(again.reduce(lastAnswer)).toEqual(answers.reduce(lastAnswer));
    }),
  );
});
