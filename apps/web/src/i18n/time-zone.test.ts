import { expect, test } from "vitest";
import { shownTimeZone, timeZoneFrom } from "./time-zone.ts";

test.each([
  ["Asia/Saigon", "Asia/Saigon"],
  ["Asia%2FHo_Chi_Minh", "Asia/Ho_Chi_Minh"],
  ["Mars/Olympus", "UTC"],
  [undefined, "UTC"],
])("a browser that says %j is in %s", (reported, zone) => {
  expect(timeZoneFrom(reported)).toBe(zone);
});

test.each([
  [{ device: "Europe%2FBerlin", organisation: null, choice: undefined }, "Europe/Berlin"],
  [{ device: "Europe%2FBerlin", organisation: "Asia/Tokyo", choice: undefined }, "Asia/Tokyo"],
  [{ device: "Europe%2FBerlin", organisation: "Asia/Tokyo", choice: "device" }, "Europe/Berlin"],
  [{ device: undefined, organisation: null, choice: "device" }, "UTC"],
])("for %j times are written in %s", (given, zone) => {
  expect(shownTimeZone(given)).toBe(zone);
});
