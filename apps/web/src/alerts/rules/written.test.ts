import { describe, expect, test } from "vitest";
import { newDefinition } from "./draft.ts";
import { isOvertaken, saysTheSame, type Written, write } from "./written.ts";

const definition = newDefinition("metric", "UTC");
const first = { version: 1, definition };
const theirs = { version: 2, definition: { ...definition, holdS: 20 } };

describe("what is written over a rule that somebody else changes meanwhile", () => {
  test("stays, and is said to be overtaken until one of the two is chosen", () => {
    const written = write(write({}, first, { holdS: 30 }), theirs, { severity: "critical" });
    expect(written.definition?.now).toEqual({ ...definition, holdS: 30, severity: "critical" });
    expect(isOvertaken(written, first)).toBe(false);
    expect(isOvertaken(written, theirs)).toBe(true);
  });

  test("is not overtaken by a version that says the same as before, or as what was written", () => {
    const written = write({}, first, { holdS: 20 });
    expect(isOvertaken(written, { ...first, version: 3 })).toBe(false);
    expect(isOvertaken(written, theirs)).toBe(false);
  });

  test("is overtaken by nothing where the definition was not written", () => {
    const written: Written = { name: "Another name" };
    expect(isOvertaken(written, theirs)).toBe(false);
  });
});

test("definitions say the same whatever the order of their fields", () => {
  const { holdS, ...rest } = definition;
  expect(saysTheSame({ holdS, ...rest }, definition)).toBe(true);
  expect(saysTheSame({ holdS: holdS + 1, ...rest }, definition)).toBe(false);
});
