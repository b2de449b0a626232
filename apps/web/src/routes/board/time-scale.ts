import type { BoardDay } from "./board-day.ts";

const HOUR_MS = 3_600_000;

/** The hours that a day's routes and shifts take up, and where a time stands among them, from 0 to 1. */
export interface TimeScale {
  from: number;
  until: number;
  hours: number[];
  shareOf(at: number): number;
  timeAt(share: number): number;
}

export function scaleOf({ vehicles, routes, startsAt, endsAt }: BoardDay): TimeScale {
  // one who is always on duty does not make the day of all others small
  const shifts = quantilesOf(vehicles.map(({ shift }) => shift).filter(isShort));
  const begins = [...shifts.map(({ from }) => from), ...routes.map(({ departsAt }) => departsAt)];
  const ends = [...shifts.map(({ until }) => until), ...routes.map((route) => route.endsAt)];
  const floor = (at: number) => startsAt + Math.floor((at - startsAt) / HOUR_MS) * HOUR_MS;
  const from = begins.length > 0 ? Math.max(startsAt, floor(Math.min(...begins))) : startsAt + 6 * HOUR_MS;
  const last = ends.length > 0 ? Math.max(...ends) : startsAt + 20 * HOUR_MS;
  const until = Math.min(Math.max(from + 4 * HOUR_MS, floor(last - 1) + HOUR_MS), endsAt + 12 * HOUR_MS);
  const count = Math.round((until - from) / HOUR_MS);
  const step = count > 16 ? 3 : count > 9 ? 2 : 1;
  return {
    from,
    until,
    hours: Array.from({ length: Math.ceil(count / step) }, (_, at) => from + at * step * HOUR_MS),
    shareOf: (at) => Math.min(1, Math.max(0, (at - from) / (until - from))),
    timeAt: (share) => from + share * (until - from),
  };
}

const isShort = ({ from, until }: { from: number; until: number }) => until - from <= 20 * HOUR_MS;

/** From when nine of ten work, until when; none of none. */
function quantilesOf(shifts: readonly { from: number; until: number }[]) {
  const at = (times: number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))];
  const from = at(
    shifts.map((shift) => shift.from),
    0.1,
  );
  const until = at(
    shifts.map((shift) => shift.until),
    0.9,
  );
  return from === undefined || until === undefined ? [] : [{ from, until }];
}
