import { expect, test } from "vitest";
import { stepAfter } from "./step-after.ts";

test("levels follow each other, then begin again as often as the policy says", () => {
  const policy = { levels: [{ afterS: 0 }, { afterS: 600 }], repeats: 1, repeatAfterS: 900 };
  expect(stepAfter({ level: 0, round: 0 }, policy)).toEqual({ level: 1, round: 0, afterS: 600 });
  expect(stepAfter({ level: 1, round: 0 }, policy)).toEqual({ level: 0, round: 1, afterS: 900 });
  expect(stepAfter({ level: 0, round: 1 }, policy)).toEqual({ level: 1, round: 1, afterS: 600 });
  expect(stepAfter({ level: 1, round: 1 }, policy)).toBeNull();
  expect(stepAfter({ level: 1, round: 999 }, { ...policy, repeats: null })).toMatchObject({ level: 0, round: 1_000 });
});
