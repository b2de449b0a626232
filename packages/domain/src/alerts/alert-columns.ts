import { users } from "@cartage/db/schema/accounts";
import { alertRules, alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import { fromE7 } from "@cartage/telemetry/units";
import type { Context } from "../context.ts";
import { readSeesMoment } from "../tracking/trips/visible-stretches.ts";
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
  detail: Record<string, string | number | boolean>;
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

type Selected = Omit<AlertRow, "assignee" | "place" | "detail" | Instant> & {
  assigneeId: string | null;
  assigneeName: string | null;
  detail: unknown;
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
  return rows.map((row) => {
    const alert = toAlertRow(row);
    return momentsOf(row).every(sees) ? alert : { ...alert, place: null };
  });
}

function toAlertRow(row: Selected): AlertRow {
  const { id, severity, state, rule, vehicle, assigneeId, assigneeName, value, latE7, lonE7 } = row;
  return {
    id,
    severity,
    state,
    rule,
    vehicle,
    assignee: assigneeId === null ? null : { id: assigneeId, name: assigneeName },
    value,
    // written by derivation alone, by RuleEffect
    detail: row.detail as AlertRow["detail"],
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
