import fc from "fast-check";
import { derivationLogs, type LoggedPosition } from "../tracking/derivation-log.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Some days of a vehicle: it drives, is parked for long in between, and tells more on some days than on others. */
export const daysOfLogs = (today: number): fc.Arbitrary<LoggedPosition[]> =>
  fc
    .uniqueArray(fc.record({ daysAgo: fc.integer({ min: 1, max: 5 }), hour: fc.constantFrom(0, 3, 7, 13) }), {
      selector: ({ daysAgo }) => daysAgo,
      minLength: 1,
      maxLength: 3,
    })
    .chain((starts) =>
      fc.tuple(
        ...starts.map(({ daysAgo, hour }) => dayOfLogs(today - daysAgo * dayMs + hour * hourMs)),
        fc.boolean(),
        fc.boolean(),
      ),
    )
    .map((given) => {
      const [hasSecond, tellsValues] = given.slice(-2) as [boolean, boolean];
      const logs = (given.slice(0, -2) as LoggedPosition[][]).sort((a, b) => startOf(a) - startOf(b));
      const log = logs.flatMap((own, at) => [...own, ...parkedAfter(own, logs[at + 1])]);
      const seen = hasSecond ? log : log.filter(({ device }) => device === 0);
      return tellsValues ? seen.map(withValues) : seen;
    });

const dayOfLogs = (startsAt: number) =>
  fc
    .tuple(derivationLogs(startsAt), fc.array(fc.nat(200), { maxLength: 4 }))
    .map(([log, brakes]) => [...log, ...brakes.flatMap((at) => braking(log, at))]);

/** Slower a moment after a fix. */
function braking(log: readonly LoggedPosition[], at: number): LoggedPosition[] {
  const seen = log[at % log.length];
  if (seen?.device !== 0 || seen.position.speedMps === null) return [];
  const { position } = seen;
  const speedMps = Math.max(0, seen.position.speedMps - 9);
  return [
    { device: 0, position: { ...position, fixTime: position.fixTime + 1_500, latE7: position.latE7 + 40, speedMps } },
  ];
}

const startOf = (log: readonly LoggedPosition[]) => Math.min(...log.map(({ position }) => position.fixTime));

/** A fix every twenty minutes with the ignition off where a day's drive ended, until the next one begins, or for ten hours. */
function parkedAfter(log: readonly LoggedPosition[], next: readonly LoggedPosition[] | undefined): LoggedPosition[] {
  const last = log.reduce((a, b) => (b.device === 0 && b.position.fixTime > a.position.fixTime ? b : a));
  const until = Math.min(last.position.fixTime + 10 * hourMs, next ? startOf(next) - 60_000 : Number.POSITIVE_INFINITY);
  const parked: LoggedPosition[] = [];
  for (let at = last.position.fixTime + 20 * 60_000; at < until; at += 20 * 60_000) {
    const { position } = last;
    const tellsSpeed = position.speedMps !== null;
    parked.push({
      device: 0,
      position: {
        ...position,
        fixTime: at,
        speedMps: tellsSpeed ? 0 : null,
        ignition: position.ignition === null ? null : false,
      },
    });
  }
  return parked;
}

/** A battery that runs down over hours, a tank that loses something now and then, a temperature, its power cut at times. */
function withValues({ device, position }: LoggedPosition): LoggedPosition {
  const minutes = Math.floor(position.fixTime / 60_000);
  const alarm = minutes % 29 === 0 ? { alarm: "powerCut" } : {};
  const ext = minutes % 3 === 0 ? null : { fuel: 90 - (minutes % 97) / 2, temperature: (minutes % 41) - 20, ...alarm };
  return { device, position: { ...position, battery: (100 - (minutes % 140) / 1.4) / 100, ext } };
}

/** Another vehicle that stands so many metres north of where logs begin, and tells so while they last. */
export function beaconsNear(log: readonly LoggedPosition[], metres: number): LoggedPosition[] {
  const [first] = log;
  if (!first || metres === 0) return [];
  const times = new Set(log.map(({ position }) => Math.floor(position.fixTime / 120_000) * 120_000));
  const latE7 = 107_700_000 + Math.round((metres * 1e7) / 111_195);
  const standing = { ...first.position, latE7, lonE7: 1_066_000_000, speedMps: 0, ignition: false };
  return [...times].map((fixTime) => ({ device: 0, position: { ...standing, fixTime } }));
}
