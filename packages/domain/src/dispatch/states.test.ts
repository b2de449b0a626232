import fc from "fast-check";
import { expect, test } from "vitest";
import { dispatchStepNames, nextStep, type StepStates } from "./states.ts";

test("a dispatch does its steps in their order, and undoes what it did in the order turned round", () => {
  fc.assert(
    fc.property(fc.nat({ max: dispatchStepNames.length }), (refusedAt) => {
      const steps: StepStates = {};
      const trail: string[] = [];
      for (let step = nextStep("running", steps); step; step = nextStep("running", steps)) {
        if (dispatchStepNames.indexOf(step) === refusedAt) break;
        steps[step] = "done";
        trail.push(step);
      }
      expect(trail).toEqual(dispatchStepNames.slice(0, refusedAt));
      const back: string[] = [];
      for (let step = nextStep("undoing", steps); step; step = nextStep("undoing", steps)) {
        steps[step] = "undone";
        back.push(step);
      }
      expect(back).toEqual(trail.toReversed());
    }),
  );
  expect(nextStep("done", {})).toBeNull();
  expect(nextStep("undone", { reserve: "done" })).toBeNull();
});
