import { expect, test } from "vitest";
import { decodeFrame, encodeFrame, type VehicleTuple } from "./frame.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const vehicleId = "0190a000-0000-7000-8000-00000000000a";
const moving: VehicleTuple = [vehicleId, 7, 1_763_700_000_000, 210_278_000, 1_058_342_000, 1389, 2715, 42, 0, 87];
const unknown: VehicleTuple = [vehicleId, 8, 1_763_700_000_000, 0, 0, null, null, null, 2, null];

test("a frame comes back as it was sent, however large", () => {
  const frame = { at: 1_763_700_000_100, moved: Array.from({ length: 10_000 }, () => [moving, unknown]).flat() };
  expect(decodeFrame(bytes(encodeFrame(frame)))).toEqual(frame);
  expect(decodeFrame(bytes('{"at":0,"moved":[]}'))).toEqual({ at: 0, moved: [] });
});

test.each([
  ["not JSON", "x", "not_json"],
  ["no time", JSON.stringify({ moved: [] }), "missing"],
  ["no vehicles", JSON.stringify({ at: 0 }), "missing"],
  ["a short tuple", JSON.stringify({ at: 0, moved: [moving, moving.slice(1)] }), "unsupported"],
  ["null where a number must be", JSON.stringify({ at: 0, moved: [moving.with(1, null)] }), "unsupported"],
  ["text where a number must be", JSON.stringify({ at: 0, moved: [moving.with(5, "13")] }), "unsupported"],
  ["an unknown motion", JSON.stringify({ at: 0, moved: [moving.with(8, 3)] }), "unsupported"],
])("%s refuses the frame", (_what, text, reason) => {
  expect(decodeFrame(bytes(text))).toMatchObject({ index: null, reason });
});
