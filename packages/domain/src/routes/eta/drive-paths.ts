import { hourMs } from "./hour-of-week.ts";
import type { BreakAhead } from "./route-ahead.ts";

/** ln(real ÷ free flow) on one path in an hour from the first on. */
export type Slowdown = (hour: number) => number;

export interface Clock {
  /** When the first hour begins, epoch ms. */
  startsAt: number;
  /** Hours that are told apart; later ones are as the last. */
  hours: number;
}

/** No traffic is quicker or slower than this. */
const bounds = { from: Math.log(0.4), to: Math.log(12) };

/**
 * When a leg ends that begins at an instant (epoch ms), its free-flow time used up hour by hour at each hour's speed:
 * who sets out later never arrives earlier (the FIFO property of Ichoua, Gendreau and Potvin 2003).
 */
export function driveLeg(departsAt: number, freeFlowS: number, clock: Clock, slowdown: Slowdown): number {
  let [at, left] = [departsAt, freeFlowS * 1000];
  for (let hour = hourOf(at, clock); ; hour++) {
    const factor = Math.exp(Math.min(bounds.to, Math.max(bounds.from, slowdown(hour))));
    const endsAt = clock.startsAt + (hour + 1) * hourMs;
    if (hour >= clock.hours - 1 || at + left * factor <= endsAt) return at + left * factor;
    left -= Math.max(0, endsAt - at) / factor;
    at = Math.max(at, endsAt);
  }
}

function hourOf(at: number, { startsAt, hours }: Clock): number {
  return Math.min(hours - 1, Math.max(0, Math.floor((at - startsAt) / hourMs)));
}

/** A break that is due before the wheels turn. */
export function isDueAt(pause: BreakAhead, at: number): boolean {
  return pause.startedAt === null && at >= pause.earliestAt;
}

/** What a break still takes at an instant, ms. */
export function restOfBreak({ durationS, startedAt }: BreakAhead, now: number): number {
  return startedAt === null ? durationS * 1000 : Math.max(0, startedAt + durationS * 1000 - now);
}
