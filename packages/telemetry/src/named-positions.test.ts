import { expect, test } from "vitest";
import { decodeNamedPositions } from "./named-positions.ts";

const decode = (message: unknown, everyone: string | null = null) =>
  decodeNamedPositions(new TextEncoder().encode(JSON.stringify(message)), everyone);
const place = { t: 1_763_700_000_000, lat: 21, lon: 105 };

test("each element names its device; what names none belongs to the one that is named for everyone", () => {
  const { elements, refusals } = decode([{ ...place, device: "a" }, place, { ...place, lat: 99, device: "b" }], "c");
  expect(elements).toMatchObject([
    { index: 0, device: "a", read: { latE7: 210_000_000, ext: null } },
    { index: 1, device: "c" },
    { index: 2, device: "b", read: { index: 2, field: "lat", reason: "out_of_range" } },
  ]);
  expect(refusals).toEqual([]);
});

test.each([
  ["an element without a device", [place], { index: 0, field: "device", reason: "missing" }],
  ["a device that is no text", [{ ...place, device: 7 }], { index: 0, field: "device", reason: "not_an_id" }],
  ["an element that is no object", ["x"], { index: 0, reason: "not_an_object" }],
  ["too many elements", Array(1001).fill(place), { index: null, reason: "too_many_elements" }],
])("%s is refused", (_what, message, refusal) => {
  expect(decode(message)).toMatchObject({ elements: [], refusals: [refusal] });
});
