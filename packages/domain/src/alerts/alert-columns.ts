import { users } from "@cartage/db/schema/accounts";
import { alertRules, alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import { geofences } from "@cartage/db/schema/geofences";
import { fromE7 } from "@cartage/telemetry/units";
import { inArray, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { readSeesMoment } from "../tracking/trips/visible-stretches.ts";
import { type AlertDetail, type JudgedBy, type Measured, measuredOf } from "./measured-rules.ts";
import type { AlertSeverity, AlertState } from "./states.ts";

export interface AlertRow {
  id: string;
  severity: AlertSeverity;
  state: AlertState;
  rule: { id: string; name: string };
  vehicle: { id: string; name: string; plate: string | null };
  assignee: { id: string; name: string | null } | null;
  /** What was measured, in the condition's SI unit. */
  value: number | null;
  measured: Measured | null;
  /** Where the condition is about one. */
  geofence: { id: string; name: string } | null;
  detail: AlertDetail;
  place: { lat: number; lon: number } | null;
  /** Epoch ms; began and recovered by fix time, the others by our clock. */
  beganAt: number;
  openedAt: number;
  acknowledgedAt: number | null;
  recoveredAt: number | null;
  resolvedAt: number | null;
  closedAt: number | null;
  suppressedUntil: number | null;
  retractedAt: number | null;
}

/** How the version in force when it was shown judged it; a rule changes its kind now and then. */
export const judgedBy = sql<JudgedBy | null>`(
  select json_build_object('kind', v.definition #>> '{condition,kind}', 'holdS', v.definition -> 'holdS')
    from alert_rule_versions v
   where v.rule_id = ${alerts.ruleId}
   order by (v.valid_from <= ${alerts.settledAt}) desc, v.version desc
   limit 1)`;

export const alertColumns = {
  id: alerts.id,
  severity: alerts.severity,
  state: alerts.state,
  rule: { id: alertRules.id, name: alertRules.name },
  vehicle: { id: vehicles.id, name: vehicles.name, plate: vehicles.plate },
  assigneeId: alerts.assigneeId,
  assigneeName: users.name,
  value: alerts.value,
  detail: alerts.detail,
  subject: alerts.subject,
  judgedBy,
  latE7: alerts.latE7,
  lonE7: alerts.lonE7,
  beganAt: alerts.beganAt,
  settledAt: alerts.settledAt,
  openedAt: alerts.openedAt,
  acknowledgedAt: alerts.acknowledgedAt,
  recoveredAt: alerts.recoveredAt,
  resolvedAt: alerts.resolvedAt,
  closedAt: alerts.closedAt,
  suppressedUntil: alerts.suppressedUntil,
  retractedAt: alerts.retractedAt,
};

type Selected = Omit<AlertRow, "assignee" | "place" | "detail" | "measured" | "geofence" | Instant> & {
  assigneeId: string | null;
  assigneeName: string | null;
  detail: unknown;
  subject: string;
  judgedBy: JudgedBy | null;
  latE7: number | null;
  lonE7: number | null;
  beganAt: Date;
  settledAt: Date;
  openedAt: Date;
} & Record<Exclude<Instant, "beganAt" | "openedAt">, Date | null>;

type Instant =
  | "beganAt"
  | "openedAt"
  | "acknowledgedAt"
  | "recoveredAt"
  | "resolvedAt"
  | "closedAt"
  | "suppressedUntil"
  | "retractedAt";

const msOf = (at: Date | null) => at?.getTime() ?? null;

/** As the actor may see them: of one that a private trip raised, not where. */
export async function toAlertRows<Row extends Selected>(ctx: Context, rows: readonly Row[]): Promise<AlertRow[]> {
  const momentsOf = ({ vehicle, beganAt, settledAt }: Row) =>
    [beganAt, settledAt].map((at) => ({ vehicleId: vehicle.id, at: at.getTime() }));
  const sees = await readSeesMoment(ctx, rows.flatMap(momentsOf));
  const fences = await fencesOf(ctx, rows);
  return rows.map((row) => {
    const alert = { ...toAlertRow(row), geofence: fences.get(row.subject) ?? null };
    return momentsOf(row).every(sees) ? alert : { ...alert, place: null, geofence: null };
  });
}

/** A geofence's id; other subjects are names of signs and of stops. */
const fenceId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The geofences that alerts are about, archived ones too, by the alerts' subjects. */
export async function fencesOf({ session: { db } }: Pick<Context, "session">, rows: readonly { subject: string }[]) {
  const ids = new Set(rows.flatMap(({ subject }) => (fenceId.test(subject) ? [subject] : [])));
  if (ids.size === 0) return new Map<string, { id: string; name: string }>();
  const found = await db
    .select({ id: geofences.id, name: geofences.name })
    .from(geofences)
    .where(inArray(geofences.id, [...ids]));
  return new Map(found.map((fence) => [fence.id, fence]));
}

function toAlertRow(row: Selected): Omit<AlertRow, "geofence"> {
  const { id, severity, state, rule, vehicle, assigneeId, assigneeName, value, latE7, lonE7 } = row;
  // written by derivation alone, by RuleEffect
  const detail = row.detail as AlertDetail;
  return {
    id,
    severity,
    state,
    rule,
    vehicle,
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName },
    value,
    measured: row.judgedBy && measuredOf(row.judgedBy, { value, detail }),
    detail,
    place: latE7 === null || lonE7 === null ? null : { lat: fromE7(latE7), lon: fromE7(lonE7) },
    beganAt: row.beganAt.getTime(),
    openedAt: row.openedAt.getTime(),
    acknowledgedAt: msOf(row.acknowledgedAt),
    recoveredAt: msOf(row.recoveredAt),
    resolvedAt: msOf(row.resolvedAt),
    closedAt: msOf(row.closedAt),
    suppressedUntil: msOf(row.suppressedUntil),
    retractedAt: msOf(row.retractedAt),
  };
}
