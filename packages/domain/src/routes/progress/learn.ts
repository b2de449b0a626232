import { areaPaces, etaCalibrations, learnedDurations } from "@cartage/db/schema/progress";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";
import { Calibration, emptyCalibration, Predictions, settle } from "../eta/calibration.ts";
import { absorb } from "../eta/history.ts";
import { legKeys } from "../eta/history-keys.ts";
import { type DrivenLeg, observeLeg } from "../eta/observe-leg.ts";
import { Pace } from "../eta/pace.ts";
import { observeService, serviceKeys } from "../eta/service-time.ts";
import { Sketch } from "../eta/sketch.ts";
import type { ClaimedRoute } from "./claim-routes.ts";
import { type Lesson, lessonsOf } from "./lessons.ts";

type Customers = ReadonlyMap<string, string | null>;

/** What is known of an organisation when its routes are looked at. */
export async function readCalibration(tx: Transaction, organisationId: string): Promise<Calibration> {
  const [row] = await tx
    .select({ calibration: etaCalibrations.calibration })
    .from(etaCalibrations)
    .where(eq(etaCalibrations.organisationId, organisationId));
  return row ? Calibration.parse(row.calibration) : emptyCalibration();
}

export async function readHistory(
  tx: Transaction,
  organisationId: string,
  keys: readonly string[],
): Promise<Record<string, Sketch>> {
  const { key, sketch } = learnedDurations;
  const rows = await tx
    .select({ key, sketch })
    .from(learnedDurations)
    .where(
      and(eq(learnedDurations.organisationId, organisationId), sql`${key} = any(${sql.param([...keys])}::text[])`),
    );
  return Object.fromEntries(rows.map((row) => [row.key, Sketch.parse(row.sketch)]));
}

export async function readAreaPaces(
  tx: Transaction,
  organisationId: string,
  areas: readonly string[],
): Promise<Record<string, Pace>> {
  const rows = await tx
    .select({ area: areaPaces.area, pace: areaPaces.pace })
    .from(areaPaces)
    .where(and(eq(areaPaces.organisationId, organisationId), inArray(areaPaces.area, [...new Set(areas)])));
  return Object.fromEntries(rows.map((row) => [row.area, Pace.parse(row.pace)]));
}

/**
 * Learns what held routes teach since they were looked at: each leg, each service and each outcome of a prediction once. The
 * calibration's row is held meanwhile, so that of two who learn for an organisation one waits. Changes the routes' `progress`
 * and `estimates`, which whoever called writes.
 */
export async function learn(
  tx: Transaction,
  {
    organisationId,
    claimed,
    customers,
  }: { organisationId: string; claimed: readonly ClaimedRoute[]; customers: Customers },
): Promise<void> {
  const lessons = claimed.flatMap((one) => lessonsOf(one, customers).map((lesson) => ({ ...lesson, of: one })));
  if (lessons.length === 0) return;
  lessons.sort((one, other) => one.at - other.at);
  const now = tx.context.now();
  let calibration = await holdCalibration(tx, organisationId);
  const keys = new Set(lessons.flatMap(keysOf));
  const history = await readHistory(tx, organisationId, [...keys]);
  const areas = await readAreaPaces(
    tx,
    organisationId,
    lessons.flatMap(({ leg }) => (leg ? [leg.place.area] : [])),
  );
  const changed = new Set<string>();
  const take = (found: ReturnType<typeof observeService>) => {
    for (const [key, sketch] of Object.entries(absorb(history, found))) {
      history[key] = sketch;
      changed.add(key);
    }
  };
  for (const { estimate, leg, service, of } of lessons) {
    if (service) {
      estimate.learnedAt = now;
      if (service.durationS > 0) take(observeService(service.of, { durationS: service.durationS, at: service.at }));
      continue;
    }
    estimate.settledAt = now;
    calibration = settle(calibration, Predictions.parse(estimate.predictions), estimate.arrivedAt);
    const learned = leg && observeLeg(history, leg, pacesOf(of, areas, leg));
    if (!leg || !learned) continue;
    take(learned.observations);
    areas[leg.place.area] = learned.area;
    of.progress.pace = learned.vehicle;
  }
  await tx
    .update(etaCalibrations)
    .set({ calibration, changedAt: now })
    .where(eq(etaCalibrations.organisationId, organisationId));
  await writeHistory(
    tx,
    organisationId,
    [...changed].sort().map((key) => ({ key, sketch: history[key] })),
  );
  await writePaces(
    tx,
    organisationId,
    Object.entries(areas).map(([area, pace]) => ({ area, pace })),
  );
}

function keysOf({ leg, service }: Lesson): string[] {
  return [...(leg ? legKeys(leg) : []), ...(service ? serviceKeys(service.of) : [])];
}

function pacesOf({ progress }: ClaimedRoute, areas: Record<string, Pace>, { place }: DrivenLeg) {
  return { vehicle: Pace.nullable().parse(progress.pace), area: areas[place.area] ?? null };
}

async function holdCalibration(tx: Transaction, organisationId: string): Promise<Calibration> {
  await tx
    .insert(etaCalibrations)
    .values({ organisationId, calibration: emptyCalibration(), changedAt: tx.context.now() })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ calibration: etaCalibrations.calibration })
    .from(etaCalibrations)
    .where(eq(etaCalibrations.organisationId, organisationId))
    .for("update");
  return Calibration.parse(row?.calibration);
}

async function writeHistory(tx: Transaction, organisationId: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into learned_durations (organisation_id, key, sketch)
    select ${organisationId}, given.key, given.sketch
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (key text, sketch jsonb)
    on conflict (organisation_id, key) do update set sketch = excluded.sketch`);
}

async function writePaces(tx: Transaction, organisationId: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into area_paces (organisation_id, area, pace)
    select ${organisationId}, given.area, given.pace
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (area text, pace jsonb)
    on conflict (organisation_id, area) do update set pace = excluded.pace`);
}
