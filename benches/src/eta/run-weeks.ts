import {
  type Calibration,
  emptyCalibration,
  keepPrediction,
  type Prediction,
  settle,
} from "@cartage/domain/routes/eta/calibration";
import { estimateArrivals } from "@cartage/domain/routes/eta/estimate-arrivals";
import { absorb } from "@cartage/domain/routes/eta/history";
import { observeLeg } from "@cartage/domain/routes/eta/observe-leg";
import type { Pace } from "@cartage/domain/routes/eta/pace";
import type { RouteAhead } from "@cartage/domain/routes/eta/route-ahead";
import { observeService } from "@cartage/domain/routes/eta/service-time";
import type { Sketch } from "@cartage/domain/routes/eta/sketch";
import { hash } from "@cartage/simulator/random/hash";
import { type Asked, aheadOf, momentsOf } from "./moments.ts";
import { type DoneStop, runDay } from "./run-day.ts";
import { type PlannedDay, planDay } from "./town.ts";
import { dayMs, type Traffic } from "./traffic.ts";

/** All that a fleet keeps between two estimates, as a database would keep it. */
export interface Learned {
  history: Record<string, Sketch>;
  areas: Record<string, Pace>;
  calibration: Calibration;
}

/** A prediction that was kept, with what it was made from and what came of it. */
export interface Kept {
  prediction: Prediction;
  ahead: RouteAhead;
  /** Index in what was left ahead. */
  offset: number;
  arrivedAt: number;
  day: PlannedDay;
  asked: Asked;
}

export interface Weeks {
  traffic: Traffic;
  firstDay: number;
  days: number;
  vehicles: number;
  /** Only learns on days before this one. */
  asksFrom: number;
}

export function nothingLearned(): Learned {
  return { history: {}, areas: {}, calibration: emptyCalibration() };
}

/** Drives some weeks, all vehicles at once, and lets the fleet learn and predict as things happen, nothing before its time. */
export function runWeeks(learned: Learned, weeks: Weeks, onKept: (kept: Kept) => void): void {
  for (let day = weeks.firstDay; day < weeks.firstDay + weeks.days; day++) {
    // the epoch was a Thursday: Sundays are free
    if ((day + 3) % 7 !== 6) runOneDay(learned, weeks, day, onKept);
  }
}

function runOneDay(learned: Learned, weeks: Weeks, day: number, onKept: (kept: Kept) => void): void {
  const events: { at: number; happen: () => void }[] = [];
  for (let vehicle = 0; vehicle < weeks.vehicles; vehicle++) {
    const plan = planDay(weeks.traffic.seed, vehicle, day);
    const luck = hash(hash(weeks.traffic.seed, 13 + vehicle), day);
    const done = runDay(weeks.traffic, plan, luck);
    const fleetDay = createVehicleDay(learned, plan, done, onKept);
    const asks = day * dayMs >= weeks.asksFrom ? momentsOf(done, luck) : [];
    for (const asked of asks) events.push({ at: asked.at, happen: () => fleetDay.ask(asked) });
    for (const stop of done) {
      events.push({ at: stop.arrivedAt, happen: () => fleetDay.arrive(stop) });
      events.push({ at: stop.endedAt, happen: () => fleetDay.finish(stop) });
    }
  }
  events.sort((a, b) => a.at - b.at);
  for (const { happen } of events) happen();
}

function createVehicleDay(learned: Learned, plan: PlannedDay, done: readonly DoneStop[], onKept: (kept: Kept) => void) {
  const predictions = new Map<string, Prediction[]>();
  const waiting = new Map<string, Kept[]>();
  let pace: Pace | null = null;

  return {
    ask(asked: Asked) {
      const ahead = aheadOf(plan, asked, { history: learned.history, paces: { vehicle: pace, areas: learned.areas } });
      for (const [offset, estimate] of estimateArrivals(ahead, learned.calibration.correction).entries()) {
        if (ahead.stops[offset]?.arrivedAt !== null) continue;
        const before = predictions.get(estimate.stopId) ?? [];
        const after = keepPrediction(before, estimate, ahead.now);
        predictions.set(estimate.stopId, after);
        const prediction = after[before.length];
        const arrivedAt = done[asked.index + offset]?.arrivedAt;
        if (!prediction || arrivedAt === undefined) continue;
        const kept = waiting.get(estimate.stopId) ?? [];
        waiting.set(estimate.stopId, [...kept, { prediction, ahead, offset, arrivedAt, day: plan, asked }]);
      }
    },
    arrive(stop: DoneStop) {
      const { stopId, customer, freeFlowS } = stop.stop;
      const area = `area ${customer.area}`;
      // a halt that long is no part of a trip
      const stoodMs = stop.stood ? stop.stood.until - stop.stood.from : 0;
      const leg = observeLeg(
        learned.history,
        {
          vehicleId: `vehicle ${plan.vehicle}`,
          driverId: plan.driverId,
          place: { cell: customer.id, area },
          departedAt: stop.departedAt + stoodMs,
          arrivedAt: stop.arrivedAt,
          freeFlowS,
          timeZone: "Etc/UTC",
        },
        { vehicle: pace, area: learned.areas[area] ?? null },
      );
      if (leg) {
        pace = leg.vehicle;
        learned.areas[area] = leg.area;
        Object.assign(learned.history, absorb(learned.history, leg.observations));
      }
      learned.calibration = settle(learned.calibration, predictions.get(stopId) ?? [], stop.arrivedAt);
      for (const kept of waiting.get(stopId) ?? []) onKept(kept);
    },
    finish({ stop: { customer }, beganAt, endedAt }: DoneStop) {
      const service = {
        expectedS: customer.plannedS,
        kind: customer.kind,
        customerId: customer.id,
        placeId: customer.id,
      };
      const observed = observeService(service, { durationS: (endedAt - beganAt) / 1000, at: endedAt });
      Object.assign(learned.history, absorb(learned.history, observed));
    },
  };
}
