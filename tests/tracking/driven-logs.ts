import { readFileSync } from "node:fs";
import { readRecording } from "@cartage/recordings/read-recording";
import { createFleet } from "@cartage/simulator/fleet/create-fleet";
import { readPosition } from "@cartage/telemetry/element";
import type { WirePosition } from "@cartage/telemetry/position";
import fc from "fast-check";
import { type LoggedPosition, withMishaps } from "./derivation-log.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const types = ["truck", "van", "car", "motorcycle"] as const;

/** Parts of working days on the simulator's roads. */
export function simulatedLogs(startsAt: number): fc.Arbitrary<LoggedPosition[]> {
  const startAt = Date.UTC(2026, 10, 18, 17);
  const fleet = createFleet({
    seed: "derivation",
    region: "south",
    startAt,
    vehicles: types.map((type) => ({ key: type, type })),
    reporting: { movingMs: 15_000, idlingMs: 30_000, parkedMs: 60_000 },
  });
  const days = types.map((_, vehicle) => [...fleet.positionsBetween(vehicle, startAt, startAt + dayMs)]);
  return partsOf(days, startsAt);
}

/** Parts of a file that our exporter wrote: uneven intervals, silences, and a receiver between houses. */
export function recordedLogs(startsAt: number): fc.Arbitrary<LoggedPosition[]> {
  const file = readFileSync(new URL("recordings/morning-round.gpx", import.meta.url));
  return partsOf([readRecording(file).fixes], startsAt);
}

/** Where a part is when it is half over: in the middle of the geofence that judges it. */
const middle = { latE7: 107_750_000, lonE7: 1_066_000_000 };

/** Parts in which the vehicle moves, as if it had driven here, some of them over midnight. */
function partsOf(days: WirePosition[][], startsAt: number): fc.Arbitrary<LoggedPosition[]> {
  const part = fc
    .record({
      day: fc.constantFrom(...days),
      start: fc.nat(999),
      length: fc.integer({ min: 30, max: 80 }),
      afterMs: fc.constantFrom(60_000, 4.8 * hourMs),
    })
    .map(({ day, start, length, afterMs }) => {
      const moving = [...day.keys()].filter((at) => (day[at]?.spd ?? 0) > 0);
      const from = Math.max(0, (moving[start % moving.length] ?? 0) - Math.floor(length / 3));
      return moveTo(day.slice(from, from + length), startsAt + afterMs);
    });
  return withMishaps(part);
}

function moveTo(part: WirePosition[], startsAt: number): LoggedPosition[] {
  const positions = part.map((element, at) => {
    const read = readPosition(element, at, {});
    if ("reason" in read) throw new Error(read.detail);
    return read;
  });
  const [first, half] = [positions[0], positions[Math.floor(positions.length / 2)]];
  if (!first || !half) return [];
  return positions.map((position) => ({
    device: 0,
    position: {
      ...position,
      fixTime: position.fixTime - first.fixTime + startsAt,
      latE7: position.latE7 - half.latE7 + middle.latE7,
      lonE7: position.lonE7 - half.lonE7 + middle.lonE7,
    },
  }));
}
