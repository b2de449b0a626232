import fc from "fast-check";
import { expect, test } from "vitest";
import { correctedTime } from "./phone-time-rules.ts";

const now = Date.UTC(2026, 10, 29, 12);
const agoMs = fc.integer({ min: 0, max: 86_400_000 });
const offsetMs = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 });

test("what a phone tells by a clock that it measured is when it was by ours, whatever that clock was set to", () => {
  fc.assert(
    fc.property(agoMs, offsetMs, (ago, clockOffsetMs) => {
      const was = now - ago;
      expect(correctedTime({ at: was + clockOffsetMs, clockOffsetMs }, now)).toBe(was);
    }),
  );
});

test("nothing has happened later than now, and two times of one clock stay in their order", () => {
  const at = fc.integer({ min: now - 86_400_000, max: now + 86_400_000 });
  fc.assert(
    fc.property(at, at, fc.option(offsetMs), (one, other, clockOffsetMs) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)].map((at) =>
        correctedTime({ at, clockOffsetMs }, now),
      );
      expect(first).toBeLessThanOrEqual(second ?? 0);
      expect(second).toBeLessThanOrEqual(now);
    }),
  );
});

test("a clock that was not measured corrects nothing", () => {
  expect(correctedTime({ at: now - 5_000, clockOffsetMs: null }, now)).toBe(now - 5_000);
  expect(correctedTime({ at: now + 5_000, clockOffsetMs: null }, now)).toBe(now);
});
