import { expect, test } from "vitest";
import { changesText } from "./changes-text.ts";

test.each([
  [{ before: { plate: "29C-1" }, after: { plate: "29C-2" } }, "plate: 29C-1 → 29C-2"],
  [{ before: null, after: { name: "NF-1", vin: null, tags: [] } }, "name: NF-1"],
  [{ before: { tags: ["a", "b"] }, after: { tags: [] } }, "tags: a, b"],
  [{ before: { vehicleId: "v" }, after: null }, "vehicleId: v"],
  [{ before: null, after: null }, ""],
])("%j reads %j", (changed, text) => {
  expect(changesText(changed)).toBe(text);
});
