import { expect, test } from "vitest";
import { createListening } from "./listening.ts";

function worker() {
  const state = { now: 0, isConnected: true, lagMs: 0 };
  const { begin, isListening } = createListening({
    now: () => state.now,
    isConnected: () => state.isConnected,
    lagMs: () => state.lagMs,
  });
  return { state, begin, isListening };
}

test("a worker that has just begun does not listen yet: what was sent meanwhile comes first", () => {
  const { state, begin, isListening } = worker();
  begin();
  expect(isListening()).toBe(false);
  state.now = 29_999;
  expect(isListening()).toBe(false);
  state.now = 30_000;
  expect(isListening()).toBe(true);
});

test("without a session it does not listen, and after a new one not before it has caught up", () => {
  const { state, begin, isListening } = worker();
  begin();
  state.now = 60_000;
  expect(isListening()).toBe(true);
  state.isConnected = false;
  expect(isListening()).toBe(false);
  state.now = 90_000;
  state.isConnected = true;
  begin();
  expect(isListening()).toBe(false);
  state.now = 119_999;
  expect(isListening()).toBe(false);
  state.now = 120_000;
  expect(isListening()).toBe(true);
});

test("it does not listen while what came waits to be stored", () => {
  const { state, isListening } = worker();
  state.now = 60_000;
  state.lagMs = 5_000;
  expect(isListening()).toBe(false);
  state.lagMs = 4_999;
  expect(isListening()).toBe(true);
});
