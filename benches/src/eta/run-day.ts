import { createDice } from "@cartage/simulator/random/dice";
import { hash } from "@cartage/simulator/random/hash";
import { normal, type PlannedDay, type PlannedStop } from "./town.ts";
import { slowdownAt, type Traffic } from "./traffic.ts";

/** How one stop went; epoch ms. */
export interface DoneStop {
  stop: PlannedStop;
  departedAt: number;
  arrivedAt: number;
  beganAt: number;
  endedAt: number;
  /** Where it was after each step of the way: instants and the free-flow seconds that were left. */
  way: { at: number; leftS: number }[];
  /** When the vehicle stood on the way, without a plan. */
  stood: { from: number; until: number } | null;
  /** When lunch began before the wheels turned; null at all other stops. */
  lunchAt: number | null;
}

export interface Beginning {
  at: number;
  /** Index of the first stop, and of its leg the free-flow seconds that are left. */
  index: number;
  leftS: number;
  hadLunch: boolean;
}

const stepS = 120;

/**
 * Drives the rest of a day from a beginning, in steps of two minutes through the traffic of the area; `luck` decides
 * what is nobody's habit: the legs' own times, services, standing by the road (one leg in fifty, 8 minutes and more).
 */
export function runDay(traffic: Traffic, day: PlannedDay, luck: number, begins?: Beginning): DoneStop[] {
  let at = begins?.at ?? day.departsAt;
  let hadLunch = begins?.hadLunch ?? false;
  const done: DoneStop[] = [];
  for (let index = begins?.index ?? 0; index < day.stops.length; index++) {
    const stop = day.stops[index];
    if (!stop) break;
    const dice = createDice(hash(luck, 7_000 + index));
    const isUnderWay = begins?.index === index;
    let lunchAt: number | null = null;
    if (!hadLunch && !isUnderWay && at >= day.lunch.earliestAt) {
      [lunchAt, hadLunch] = [at, true];
      at += 1000 * day.lunch.durationS * Math.exp(0.12 * normal(luck, 40));
    }
    const leg = driveLeg(
      traffic,
      day,
      { stop, at, leftS: isUnderWay ? begins.leftS : stop.freeFlowS },
      hash(luck, index),
    );
    const beganAt = Math.max(leg.arrivedAt, stop.window && leg.arrivedAt <= stop.window.until ? stop.window.from : 0);
    const tail = dice.hits(0.05) ? (1 - dice.next()) ** -0.6 : 1;
    const longer = stop.customer.habit + 0.3 * normal(luck, 300 + index);
    const endedAt = beganAt + 1000 * stop.customer.plannedS * Math.min(8, Math.exp(longer) * tail);
    done.push({ stop, departedAt: at, beganAt, endedAt, lunchAt, ...leg });
    at = endedAt;
  }
  return done;
}

function driveLeg(
  traffic: Traffic,
  { pace }: PlannedDay,
  { stop, at: departsAt, leftS: whole }: { stop: PlannedStop; at: number; leftS: number },
  luck: number,
) {
  const dice = createDice(luck);
  const own = 0.2 * Math.sqrt(600 / (600 + stop.freeFlowS)) * normal(luck, 1);
  const standsAtS = dice.hits(0.02) ? whole * dice.next() : -1;
  const standsForMs = Math.min(90, 8 * (1 - dice.next()) ** -0.7) * 60_000;
  let [at, leftS] = [departsAt, whole];
  let stood: DoneStop["stood"] = null;
  const way = [{ at, leftS }];
  while (leftS > 0) {
    const factor = Math.exp(slowdownAt(traffic, stop.customer.area, at) + pace + own);
    const takesS = Math.min(stepS, leftS * factor);
    at += takesS * 1000;
    leftS = takesS < stepS ? 0 : leftS - takesS / factor;
    way.push({ at, leftS });
    if (standsAtS > 0 && !stood && leftS <= standsAtS) {
      stood = { from: at, until: at + standsForMs };
      at += standsForMs;
      way.push({ at, leftS });
    }
  }
  return { arrivedAt: at, way, stood };
}
