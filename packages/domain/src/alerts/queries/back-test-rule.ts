import type { Session } from "@cartage/db/session";
import type { z } from "zod";
import { authorise, type Insider } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { readAhead } from "../../read-ahead.ts";
import { readEdits } from "../../tracking/deriving/read-edits.ts";
import { readThresholds } from "../../tracking/deriving/read-thresholds.ts";
import { readSeesMoment } from "../../tracking/trips/visible-stretches.ts";
import { backTestVehicle, readVehicleAhead } from "../back-testing/back-test-vehicle.ts";
import { inPlace } from "../back-testing/in-place.ts";
import { placeExamples } from "../back-testing/place-examples.ts";
import { readPast } from "../back-testing/read-past.ts";
import { isHidden, listScopedVehicles } from "../back-testing/scoped-vehicles.ts";
import { type BackTestResult, createTally } from "../back-testing/tally.ts";
import { trialOf } from "../back-testing/trial-of.ts";
import { asksFor } from "../back-testing/what-matters.ts";
import { offsetsOf } from "../evaluating/hours.ts";
import type { BackTestRule, RuleDefinition } from "../inputs.ts";
import { getSpeedLimits } from "./get-speed-limits.ts";

const dayMs = 86_400_000;

interface BackTestOptions {
  signal?: AbortSignal | undefined;
  /** Reads everything even where less would do, which must give the same. */
  isWhole?: boolean;
}

/**
 * What a rule would have told over stored history, had it been in force: what the live derivation would have opened; not where
 * private trips went. Throws `rule.busy`; rejects when `signal` aborts.
 */
export async function backTestRule(
  ctx: Context,
  asked: z.infer<typeof BackTestRule>,
  options: BackTestOptions = {},
): Promise<BackTestResult> {
  const insider = authorise(ctx.actor, "rules.edit");
  return inPlace(ctx, insider.organisationId, () =>
    // what is packed, derived or said meanwhile changes nothing
    ctx.session.transaction((session) => test({ ...ctx, session }, insider, asked, options), { onOneSnapshot: true }),
  );
}

async function test(
  ctx: Context,
  insider: Insider,
  { definition, days }: z.infer<typeof BackTestRule>,
  { signal, isWhole = false }: BackTestOptions,
): Promise<BackTestResult> {
  signal?.throwIfAborted();
  const { session } = ctx;
  const until = ctx.now().getTime();
  const period = { from: until - days * dayMs, until };
  const typeLimitsMps = await getSpeedLimits(ctx);
  const { trial, fences, asksOther } = await trialOf(session, { definition, period, typeLimitsMps, isWhole });
  const everybody = await listScopedVehicles(ctx, insider, trial);
  const vehicles = everybody.filter((vehicle) => trial.rule.isFor(vehicle));
  const looked = everybody.filter((vehicle) => vehicles.includes(vehicle) || vehicle.vehicleId === asksOther);
  const pasts = await readPast(session, looked, { ...trial, asked: asksFor[definition.condition.kind] });
  trial.other = asksOther === null ? null : (pasts.get(asksOther) ?? null);
  const thresholdsOf = await readThresholds(session, [insider.organisationId]);
  const edits = await readEdits(
    session,
    vehicles.map(({ vehicleId }) => vehicleId),
  );
  const organisationKey = await readOrganisationKey(session);
  const tally = createTally({ isWorseBelow: isWorseBelow(definition), offsetAt: offsetsOf(definition.timeZone) });
  const known = vehicles.flatMap((vehicle) => {
    const past = pasts.get(vehicle.vehicleId);
    return past ? [{ vehicle, past, trial }] : [];
  });
  const readAll = (next: (typeof known)[number]) => readVehicleAhead(session, organisationKey, next);
  for await (const [{ vehicle, past }, ahead] of readAhead(known, readAll)) {
    signal?.throwIfAborted();
    const world = {
      vehicle,
      thresholds: thresholdsOf(insider.organisationId, vehicle.type),
      edits: edits.get(vehicle.vehicleId) ?? { joins: [], cuts: [], restored: null },
      fences,
      rules: [],
    };
    const onEffects = tally.listenerOf(vehicle);
    await backTestVehicle({ session, organisationKey, vehicle, world, past, ...ahead, trial, signal, onEffects });
  }
  const byId = new Map(vehicles.map((vehicle) => [vehicle.vehicleId, vehicle]));
  tally.leaveOut(({ vehicleId, at }) => {
    const vehicle = byId.get(vehicleId);
    return vehicle !== undefined && isHidden(vehicle, at);
  });
  const sees = await readSeesMoment(ctx, tally.moments());
  // whoever draws a geofence could ask it where private trips went
  if (fences.size > 0) tally.leaveOut((moment) => !sees(moment));
  const result = tally.result({ ...period, vehiclesInScope: vehicles.length, sees });
  return { ...result, examples: await placeExamples(session, organisationKey, result.examples) };
}

async function readOrganisationKey({ sql }: Session): Promise<number> {
  const [row] = await sql<{ key: number }[]>`select current_organisation_key() as key`;
  if (!row) throw new Error("A query of one row answered none.");
  return row.key;
}

/** Whether a lower value is further beyond the limit. */
function isWorseBelow({ condition }: RuleDefinition): boolean {
  if (condition.kind === "battery") return true;
  if (condition.kind === "distance") return condition.is === "closer";
  return condition.kind === "ext" && condition.measured.is === "below";
}
