import { expect, test } from "vitest";
import { type AlertMove, alertAfter, alertStates } from "./states.ts";

test.for<[AlertMove, string]>([
  ["acknowledge", "acknowledged - acknowledged - -"],
  ["resolve", "resolved resolved resolved - -"],
  ["suppress", "suppressed suppressed suppressed - -"],
  ["wake", "- - open - -"],
  ["close", "closed closed closed closed -"],
  ["reopen", "- - - open open"],
])("%s leads from open, acknowledged, suppressed, resolved and closed to: %s", ([move, expected]) => {
  const after = alertStates.map((state) => alertAfter({ state, isRetracted: false }, move) ?? "-");
  expect(after.join(" ")).toBe(expected);
});

test("an alert that never was is not opened again", () => {
  expect(alertAfter({ state: "closed", isRetracted: true }, "reopen")).toBeNull();
});
