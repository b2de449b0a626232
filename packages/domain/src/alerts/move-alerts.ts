import { alerts, type EntryDetail } from "@cartage/db/schema/alerts";
import { inArray } from "drizzle-orm";
import { authorise } from "../authorise.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { DomainEvent } from "../events.ts";
import { explain } from "../explain.ts";
import { record } from "../record.ts";
import { type Transaction, transactionally } from "../transactionally.ts";
import { type HeldAlert, holdAlerts } from "./hold-alerts.ts";
import { type NewEntry, noteEntries } from "./note-entry.ts";
import { type AlertMove, alertAfter } from "./states.ts";

export interface Moved {
  alertIds: string[];
  /** Those of a selection whose state did not allow it any more. */
  skippedIds: string[];
}

interface Moving {
  alertIds: readonly string[];
  move: AlertMove;
  kind: NewEntry["kind"];
  type: Extract<DomainEvent["type"], `alert.${string}`>;
  comment?: string | undefined;
  detail?: EntryDetail;
  /** What is set besides the state. */
  set?: (now: Date, alert: HeldAlert) => Partial<typeof alerts.$inferInsert>;
  also?: (tx: Transaction, alert: HeldAlert) => Promise<void>;
}

/**
 * Moves alerts on, with an entry in the history of each. Of a selection, those that moved on meanwhile are passed over;
 * a single one throws `alert.moved_on`. Throws `not_found`.
 */
export async function moveAlerts(ctx: Context, { alertIds, move, kind, type, ...moving }: Moving): Promise<Moved> {
  const { organisationId } = authorise(ctx.actor, "alerts.work");

  return transactionally(ctx, async (tx) => {
    const held = await holdAlerts(tx, organisationId, alertIds);
    const skippedIds: string[] = [];
    const movedIds: string[] = [];
    const now = ctx.now();
    for (const alert of held) {
      const { alertId, state, retractedAt } = alert;
      const after = alertAfter({ state, isRetracted: retractedAt !== null }, move);
      if (after === null) {
        skippedIds.push(alertId);
        continue;
      }
      await tx
        .update(alerts)
        .set({ state: after, ...moving.set?.(now, alert) })
        .where(inArray(alerts.id, [alertId]))
        .catch(explain({ alerts_state_follows: "alert.moved_on" }));
      const { comment, detail } = moving;
      await noteEntries(tx, [{ organisationId, alertId, kind, body: comment, ...(detail && { detail }) }]);
      const change = { before: { state }, after: { state: after } };
      await record(tx, { type, ...factsOf(alert), occurredAt: now } as DomainEvent, change);
      await moving.also?.(tx, alert);
      movedIds.push(alertId);
    }
    if (movedIds.length === 0) throw new DomainError("alert.moved_on");
    return { alertIds: movedIds, skippedIds };
  });
}

/** What every event about an alert bears. */
export function factsOf({ alertId, ruleId, vehicleId, severity }: HeldAlert) {
  return { alertId, ruleId, vehicleId, severity };
}
