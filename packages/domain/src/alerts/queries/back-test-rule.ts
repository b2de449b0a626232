import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Fix } from "../../tracking/deriving/moment.ts";
import { readSeesMoment } from "../../tracking/trips/visible-stretches.ts";
import { inPlace } from "../back-testing/in-place.ts";
import { createMoments } from "../back-testing/moments-of.ts";
import { needsOf } from "../back-testing/needs-of.ts";
import { readFences, readVisits } from "../back-testing/read-fences.ts";
import { readStretches } from "../back-testing/read-stretches.ts";
import { readWhole } from "../back-testing/read-whole.ts";
import { type RunningRule, runVehicle } from "../back-testing/run-vehicle.ts";
import { listScopedVehicles, type ScopedVehicle } from "../back-testing/scoped-vehicles.ts";
import { type BackTestResult, createTally } from "../back-testing/tally.ts";
import { compileRule } from "../evaluating/compile-rule.ts";
import { offsetsOf } from "../evaluating/hours.ts";
import { createNeighbours } from "../evaluating/neighbours.ts";
import type { BackTestRule, RuleDefinition } from "../inputs.ts";
import { getSpeedLimits } from "./get-speed-limits.ts";

const dayMs = 86_400_000;

interface BackTestOptions {
  signal?: AbortSignal | undefined;
  /** Reads everything even where stretches would do, which must give the same. */
  isWhole?: boolean;
}

/**
 * What a rule would have told over stored history, had it been in force; not where private trips went. Throws `rule.busy`;
 * rejects when `signal` aborts.
 */
export async function backTestRule(
  ctx: Context,
  { definition, days }: z.infer<typeof BackTestRule>,
  { signal, isWhole = false }: BackTestOptions = {},
): Promise<BackTestResult> {
  const insider = authorise(ctx.actor, "rules.edit");
  return inPlace(ctx, insider.organisationId, async () => {
    const until = ctx.now().getTime();
    const period = { from: until - days * dayMs, until };
    const typeLimitsMps = await getSpeedLimits(ctx);
    const needs = needsOf(definition, typeLimitsMps);
    const version = { ruleId: "", validFrom: period.from, validUntil: until, definition, typeLimitsMps };
    const rule = compileRule(version, { fence: await readFences(ctx) });
    const visits = needs.hasVisits ? await readVisits(ctx, period) : new Map();
    const everybody = await listScopedVehicles(ctx, insider, period);
    const vehicles = everybody.filter((vehicle) => rule.isFor(vehicle));
    const tally = createTally({ isWorseBelow: isWorseBelow(definition), offsetAt: offsetsOf(definition.timeZone) });
    const neighbours = definition.condition.kind === "distance" ? createNeighbours() : null;
    const running = new Map<string, RunningRule>();
    for (const vehicle of vehicles) {
      const fold = createMoments(vehicle, visits.get(vehicle.vehicleId) ?? []);
      const moments = neighbours ? (fix: Fix) => ({ ...fold(fix), neighbours: neighbours.at(fix.time) }) : fold;
      running.set(vehicle.vehicleId, runVehicle(rule, { vehicle, moments, tally }));
    }
    const given = { needs, period, signal, runningOf: ({ vehicleId }: ScopedVehicle) => running.get(vehicleId) };
    const { wakes } = needs;
    const isDone = !isWhole && wakes !== null && (await readStretches(ctx, { ...given, wakes, vehicles }));
    if (!isDone)
      await readWhole(ctx, {
        ...given,
        vehicles: neighbours ? everybody : vehicles,
        onDay: (vehicle, fixes) => neighbours?.tell(vehicle.vehicleId, fixes),
      });
    for (const one of running.values()) one.finish(until);
    const sees = await readSeesMoment(ctx, tally.moments());
    // whoever draws a geofence could ask it where private trips went
    if (needs.hasVisits) tally.leaveOut((moment) => !sees(moment));
    return tally.result({ ...period, vehiclesInScope: vehicles.length, sees });
  });
}

/** Whether a lower value is further beyond the limit. */
function isWorseBelow({ condition }: RuleDefinition): boolean {
  if (condition.kind === "battery") return true;
  if (condition.kind === "distance") return condition.is === "closer";
  return condition.kind === "ext" && condition.measured.is === "below";
}
