import fc from "fast-check";
import { expect, test } from "vitest";
import { createDice } from "../random/dice.ts";
import { planeAt } from "../roads/plane.ts";
import type { Way } from "../roads/way.ts";
import { drive, type Motion } from "./drive.ts";
import { handlingOf, type VehicleType } from "./handling.ts";
import { motionAt } from "./motion-at.ts";

const plane = planeAt({ lat: 21, lon: 105.8 });

const ways = fc
  .array(
    fc.record({
      turnDeg: fc.integer({ min: -110, max: 110 }),
      lengthM: fc.integer({ min: 5, max: 3_000 }),
      limitMps: fc.integer({ min: 3, max: 28 }),
      signal: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((pieces): Way => {
    let at = { x: 0, y: 0 };
    let heading = 0;
    const way: Way = { points: [plane.toPoint(at)], limitsMps: [10], signals: [false] };
    for (const { turnDeg, lengthM, limitMps, signal } of pieces) {
      heading += (turnDeg * Math.PI) / 180;
      at = { x: at.x + Math.sin(heading) * lengthM, y: at.y + Math.cos(heading) * lengthM };
      way.points.push(plane.toPoint(at));
      way.limitsMps.push(limitMps);
      way.signals.push(signal);
    }
    return way;
  });

const types = fc.constantFrom<VehicleType>("truck", "trailer", "van", "car", "motorcycle", "bicycle");

function driven(way: Way, type: VehicleType): Motion {
  return drive(way, { handling: handlingOf[type], pace: 1, traffic: 1, seed: 5 }, createDice(9));
}

test("no vehicle accelerates or brakes harder than it can, or exceeds the limit or its top speed", () => {
  fc.assert(
    fc.property(ways, types, (way, type) => {
      const { accelerationMps2, brakingMps2, topMps } = handlingOf[type];
      const { seconds, speedsMps, metres } = driven(way, type);
      for (let i = 1; i < seconds.length; i++) {
        const dt = (seconds[i] ?? 0) - (seconds[i - 1] ?? 0);
        const [v0, v1] = [speedsMps[i - 1] ?? 0, speedsMps[i] ?? 0];
        expect(v1).toBeLessThanOrEqual(Math.min(topMps, Math.max(...way.limitsMps) * 1.07) + 1e-6);
        if (dt === 0 || v0 + v1 === 0) continue;
        expect((v1 - v0) / dt).toBeLessThan(accelerationMps2 + 0.01);
        expect((v0 - v1) / dt).toBeLessThan(brakingMps2 + 0.01);
        expect((metres[i] ?? 0) - (metres[i - 1] ?? 0)).toBeCloseTo(((v0 + v1) / 2) * dt, 2);
      }
    }),
  );
});

test("a drive begins and ends standing, and its time never runs back", () => {
  fc.assert(
    fc.property(ways, types, (way, type) => {
      const { seconds, speedsMps } = driven(way, type);
      expect(speedsMps[0]).toBe(0);
      expect(speedsMps.at(-1)).toBe(0);
      expect([...seconds]).toEqual([...seconds].sort((a, b) => a - b));
    }),
  );
});

test("a moment of a drive is the same whether one walked up to it or looked it up", () => {
  fc.assert(
    fc.property(ways, types, fc.double({ min: 0, max: 1, noNaN: true }), (way, type, share) => {
      const motion = driven(way, type);
      const second = share * (motion.seconds.at(-1) ?? 0);
      const { knot } = motionAt(motion, second / 2);
      expect(motionAt(motion, second, knot)).toEqual(motionAt(motion, second));
    }),
  );
});

test("after its end a drive stays at the last point", () => {
  const way: Way = {
    points: [plane.toPoint({ x: 0, y: 0 }), plane.toPoint({ x: 500, y: 0 })],
    limitsMps: [10, 10],
    signals: [false, false],
  };
  const end = motionAt(driven(way, "van"), 1e9);
  expect(plane.toOffset(end).x).toBeCloseTo(500, 3);
  expect(end.speedMps).toBe(0);
  expect(end.headingDeg).toBeCloseTo(90, 1);
});
