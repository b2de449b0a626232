import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace } from "./pace.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("many changes are drawn once, and what changes later again", () => {
  const draw = vi.fn();
  const pace = createPace(500, draw);
  for (let at = 0; at < 400; at += 10) {
    pace.changed();
    vi.advanceTimersByTime(10);
  }
  expect(draw).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(100);
  expect(draw).toHaveBeenCalledTimes(1);
  pace.drawn();
  vi.advanceTimersByTime(5_000);
  expect(draw).toHaveBeenCalledTimes(1);
  pace.changed();
  vi.advanceTimersByTime(500);
  expect(draw).toHaveBeenCalledTimes(2);
});

test("what takes longer to draw than the next change to come is finished first, and the change is drawn then", () => {
  const draw = vi.fn();
  const pace = createPace(500, draw);
  pace.changedMuch();
  expect(draw).toHaveBeenCalledTimes(1);
  for (let at = 0; at < 3_000; at += 100) {
    pace.changed();
    if (at === 1_000) pace.changedMuch();
    vi.advanceTimersByTime(100);
  }
  expect(draw).toHaveBeenCalledTimes(1);
  pace.drawn();
  vi.advanceTimersByTime(500);
  expect(draw).toHaveBeenCalledTimes(2);
});

test("one that was stopped draws no more", () => {
  const draw = vi.fn();
  const pace = createPace(500, draw);
  pace.changed();
  pace.stop();
  vi.advanceTimersByTime(5_000);
  expect(draw).not.toHaveBeenCalled();
});
