import { stretchFrom, stretchMs } from "@cartage/domain/tracking/deriving/stretch";
import type { Position } from "@cartage/telemetry/position";
import fc from "fast-check";

/** One position of one of a vehicle's devices. */
export interface LoggedPosition {
  device: number;
  position: Position;
}

const metre = 1e7 / 111_195;

/** What a vehicle does for a while, and how its receiver tells it. */
const leg = fc.record({
  kind: fc.constantFrom("drive", "drive", "stand", "park", "silence", "creep"),
  fixes: fc.integer({ min: 2, max: 12 }),
  everyS: fc.constantFrom(5, 10, 60),
  speedMps: fc.constantFrom(5, 14, 25),
  course: fc.integer({ min: 0, max: 359 }),
});

/** What goes wrong with single fixes. */
const mishap = fc.record({
  at: fc.nat(200),
  kind: fc.constantFrom("leap", "inaccurate", "frozen", "wander", "fast"),
  bearing: fc.integer({ min: 0, max: 359 }),
});

/** A log of a vehicle with two devices, over several hours, with everything that screening looks for in it. */
export const derivationLogs = (startsAt: number): fc.Arbitrary<LoggedPosition[]> =>
  withMishaps(
    fc
      .record({
        legs: fc.array(leg, { minLength: 3, maxLength: 10 }),
        tellsSpeed: fc.boolean(),
        tellsIgnition: fc.boolean(),
      })
      .map(({ legs, ...tells }) => drive(startsAt, legs, tells)),
  );

/** Single fixes of what one device told go wrong, and a second device tells some of it too. */
export const withMishaps = (told: fc.Arbitrary<LoggedPosition[]>): fc.Arbitrary<LoggedPosition[]> =>
  fc
    .record({
      told,
      mishaps: fc.array(mishap, { maxLength: 8 }),
      second: fc.array(fc.nat(200), { maxLength: 20 }),
    })
    .map(({ told, mishaps, second }) => {
      const log = told.map(({ device, position }) => ({ device, position: { ...position } }));
      for (const { at, kind, bearing } of mishaps) spoil(log, at % log.length, kind, bearing);
      // a second device in the same vehicle says the same a moment later, for some of it
      for (const at of second) {
        const seen = log[at % log.length];
        if (seen?.device !== 0) continue;
        const { position } = seen;
        log.push({
          device: 1,
          position: { ...position, fixTime: position.fixTime + 700, latE7: position.latE7 + 300 },
        });
      }
      return unique(log);
    });

/**
 * The first fix leaps, so that those after it are doubted until three agree; of another device one comes from between them,
 * which by then is late.
 */
export function lateAmongDoubted(startsAt: number): LoggedPosition[] {
  const at = placer(startsAt);
  return [at(-60, 0, 80_000), at(0, 0, 0), at(5, 0, 25), at(10, 0, 50), at(15, 0, 75), at(0.7, 1, 3)];
}

/**
 * The first fix of a stretch leaps, so that it is doubted until three agree; what comes last is late, for the stretch before, and
 * changes nothing of what follows.
 */
export function lateBeforeDoubted(startsAt: number): LoggedPosition[] {
  const at = placer(stretchFrom(startsAt) + stretchMs);
  const parked = Array.from({ length: 20 }, (_, minute) => at(-4_800 + minute * 60, 0, 0));
  return [...parked, at(-720, 0, 80_000), at(0, 0, 0), at(360, 0, 0), at(720, 0, 0), at(-4_170, 0, 0)];
}

/** A position so many seconds after a time, of a device, so many metres north. */
const placer =
  (startsAt: number) =>
  (seconds: number, device: number, metres: number): LoggedPosition => ({
    device,
    position: {
      ...still,
      fixTime: startsAt + seconds * 1000,
      latE7: 107_750_000 + Math.round(metres * metre),
      lonE7: 1_066_000_000,
      speedMps: null,
      ignition: null,
    },
  });

interface Leg {
  kind: "drive" | "stand" | "park" | "silence" | "creep";
  fixes: number;
  everyS: number;
  speedMps: number;
  course: number;
}

function drive(
  startsAt: number,
  legs: Leg[],
  tells: { tellsSpeed: boolean; tellsIgnition: boolean },
): LoggedPosition[] {
  const log: LoggedPosition[] = [];
  let [time, latE7, lonE7] = [startsAt, 107_700_000, 1_066_000_000];
  for (const { kind, fixes, everyS, speedMps, course } of legs) {
    const pace = kind === "drive" ? speedMps : kind === "creep" ? 1 : 0;
    if (kind === "silence") {
      time += fixes * 180_000;
      latE7 += Math.round(fixes * speedMps * 40 * metre);
      continue;
    }
    for (let n = 0; n < fixes; n++) {
      time += everyS * (kind === "park" ? 6 : 1) * 1000;
      const stepM = pace * everyS;
      latE7 += Math.round(Math.cos((course * Math.PI) / 180) * stepM * metre);
      lonE7 += Math.round(Math.sin((course * Math.PI) / 180) * stepM * metre);
      const speed = tells.tellsSpeed ? pace : null;
      const ignition = tells.tellsIgnition ? kind !== "park" : null;
      log.push({ device: 0, position: { ...still, fixTime: time, latE7, lonE7, speedMps: speed, ignition } });
    }
  }
  return log;
}

function spoil(log: LoggedPosition[], at: number, kind: string, bearing: number): void {
  const seen = log[at];
  if (!seen) return;
  const { position } = seen;
  const move = (m: number) => {
    position.latE7 += Math.round(Math.cos((bearing * Math.PI) / 180) * m * metre);
    position.lonE7 += Math.round(Math.sin((bearing * Math.PI) / 180) * m * metre);
  };
  if (kind === "leap") move(80_000);
  else if (kind === "inaccurate") position.accuracyM = 2_000;
  else if (kind === "wander") move(90);
  else if (kind === "fast") position.speedMps = 45;
  else {
    const before = log[at - 1]?.position;
    if (before) Object.assign(position, { latE7: before.latE7, lonE7: before.lonE7, speedMps: 20 });
  }
}

/** Two positions under one key are another test's matter. */
function unique(log: LoggedPosition[]): LoggedPosition[] {
  return [...new Map(log.map((entry) => [`${entry.device} ${entry.position.fixTime}`, entry])).values()];
}

const still = {
  seq: null,
  altitudeM: null,
  headingDeg: null,
  accuracyM: 8,
  battery: null,
  odometerM: null,
  ext: null,
};
