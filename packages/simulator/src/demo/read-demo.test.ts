import { expect, test } from "vitest";
import { createDemoFleets } from "./create-demo-fleets.ts";
import { parseDemo, readDemo } from "./read-demo.ts";

const organisationId = "01900000-0000-7000-8000-000000000001";
const device = (n: number, more: object = {}) => ({
  id: `01900000-0000-7000-8000-0000000001${String(n).padStart(2, "0")}`,
  secret: "s",
  organisationId,
  vehicle: `NF-${n}`,
  ...more,
});

test("free devices are known by either mark", () => {
  const { devices } = parseDemo(
    JSON.stringify({
      devices: [device(1), device(2, { free: true }), device(3, { simulated: false }), device(4, { simulated: true })],
    }),
    "demo.json",
  );
  expect(devices.map(({ isSimulated }) => isSimulated)).toEqual([true, false, false, true]);
});

test("free devices leave the others' lives alone", () => {
  const startAt = Date.parse("2026-11-18T17:00:00Z");
  const parse = (list: object[]) => parseDemo(JSON.stringify({ devices: list }), "demo.json").devices;
  const [, second] = createDemoFleets(parse([device(1), device(2)]), startAt);
  const [, same] = createDemoFleets(parse([device(1), device(9, { free: true }), device(2)]), startAt);
  expect(second?.fleet.profiles[1]).toEqual(same?.fleet.profiles[1]);
});

test.each([
  ["no JSON", "{", "is no JSON"],
  ["no devices", "{}", "names no devices"],
  ["a device without id", '{"devices":[{"secret":"s"}]}', "devices[0].id"],
  [
    "an organisation without id",
    JSON.stringify({ devices: [device(1, { organisationId: "Northern Freight" })] }),
    "devices[0].organisationId",
  ],
])("%s is refused with a sentence", (_, text, sentence) => {
  expect(() => parseDemo(text, "demo.json")).toThrow(sentence);
});

test("a file that is not there says what writes it", async () => {
  await expect(readDemo("/nowhere/demo.json")).rejects.toThrow("Run npm start first");
});
