import { decodeFrame, type VehicleTuple } from "@cartage/telemetry/frame";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFrames } from "./frames.ts";

const organisationId = "01900000-0000-7000-8000-000000000001";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first frame goes at once, the next ones every 50 ms with each vehicle's newest fix", () => {
  const { frames, sent } = start();
  frames.add([moved("a", 1)]);
  expect(sent).toEqual([[tuple("a", 1)]]);
  frames.add([moved("a", 2), moved("b", 3)]);
  frames.add([moved("a", 4)]);
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(50);
  expect(sent[1]).toEqual([tuple("a", 4), tuple("b", 3)]);
  vi.advanceTimersByTime(500);
  expect(sent).toHaveLength(2);
});

test("what moves some time after a frame waits for the rest of the 50 ms", () => {
  const { frames, sent } = start();
  frames.add([moved("a", 1)]);
  vi.advanceTimersByTime(40);
  frames.add([moved("a", 2)]);
  vi.advanceTimersByTime(9);
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([[tuple("a", 1)], [tuple("a", 2)]]);
});

test("an older version never follows a newer one within a frame", () => {
  const { frames, sent } = start();
  frames.add([moved("a", 10)]);
  frames.add([moved("a", 12)]);
  frames.add([moved("a", 11)]);
  vi.advanceTimersByTime(50);
  expect(sent).toEqual([[tuple("a", 10)], [tuple("a", 12)]]);
});

test("at most twenty frames a second, however often vehicles move", () => {
  const { frames, sent } = start();
  for (let ms = 0; ms < 1_000; ms += 5) {
    frames.add([moved("a", 100 + ms)]);
    vi.advanceTimersByTime(5);
  }
  expect(sent.length).toBeGreaterThan(15);
  expect(sent.length).toBeLessThanOrEqual(21);
});

function start() {
  const sent: VehicleTuple[][] = [];
  const frames = createFrames({
    now: Date.now,
    publish(topic, payload) {
      expect(topic).toBe(`live/v1/${organisationId}`);
      const frame = decodeFrame(Buffer.from(payload));
      if ("moved" in frame) sent.push(frame.moved);
    },
  });
  return { frames, sent };
}

function tuple(vehicleId: string, version: number): VehicleTuple {
  return [vehicleId, version, 0, 0, 0, null, null, null, 0, null];
}

function moved(vehicleId: string, version: number) {
  return { organisationId, vehicle: tuple(vehicleId, version) };
}
