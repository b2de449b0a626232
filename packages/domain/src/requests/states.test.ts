import { expect, test } from "vitest";
import { type RequestMove, requestAfter, requestStates } from "./states.ts";

test.for<[RequestMove, string]>([
  ["written_by_asker", "open open passed_on open"],
  ["written_by_organisation", "answered answered passed_on -"],
  ["written_by_platform", "- - passed_on -"],
  ["pass_on", "passed_on passed_on - -"],
  ["hand_back", "- - open -"],
  ["close", "closed closed closed -"],
])("%s leads from open, answered, passed on and closed to: %s", ([move, expected]) => {
  expect(requestStates.map((state) => requestAfter(state, move) ?? "-").join(" ")).toBe(expected);
});
