import { expect, test } from "vitest";
import { timeZoneFrom } from "./time-zone.ts";

test.each([
  ["Asia/Saigon", "Asia/Saigon"],
  ["Asia%2FHo_Chi_Minh", "Asia/Ho_Chi_Minh"],
  ["Mars/Olympus", "UTC"],
  [undefined, "UTC"],
])("a browser that says %j is in %s", (reported, zone) => {
  expect(timeZoneFrom(reported)).toBe(zone);
});
