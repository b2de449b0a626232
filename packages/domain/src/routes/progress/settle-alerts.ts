import { newId } from "@cartage/db/id";
import { orders } from "@cartage/db/schema/orders";
import { inArray } from "drizzle-orm";
import { activityOf, scopeOf } from "../../alerts/evaluating/compile-rule.ts";
import { offsetsOf } from "../../alerts/evaluating/hours.ts";
import { definitionOf } from "../../alerts/rule-versions.ts";
import { announceAlerts, type ChangedAlert } from "../../tracking/deriving/announce.ts";
import { readVehicles } from "../../tracking/deriving/read-vehicles.ts";
import type { Transaction } from "../../transactionally.ts";
import type { Look } from "./estimate.ts";
import { signsOf } from "./route-signs.ts";

interface Cause {
  ruleId: string;
  subject: string;
  /** Epoch ms. */
  beganAt: number;
}

interface Raised extends Cause {
  id: string;
  vehicleId: string;
  routeId: string;
  orderId: string | null;
  severity: string;
  value: number | null;
  latE7: number | null;
  lonE7: number | null;
  detail: object;
}

/**
 * Brings the alerts of routes in line with what is so on them now: each cause opens one alert, however often it is looked at,
 * and what is over is over. Rules decide of whom, when and how grave; those that are paused or changed end what they raised.
 */
export async function settleAlerts(
  tx: Transaction,
  { organisationId, looks, routeIds }: { organisationId: string; looks: readonly Look[]; routeIds: readonly string[] },
): Promise<void> {
  const now = tx.context.now().getTime();
  const signs = looks.flatMap((look) => signsOf(look, now).map((sign) => ({ ...sign, look })));
  const rules = signs.length > 0 ? await readRules(tx, organisationId) : [];
  const vehicleIds = [...new Set(signs.map(({ look }) => look.claimed.route.vehicleId))];
  const vehicles = rules.length > 0 ? await readVehicles(tx.context.session, { vehicleIds }) : new Map();
  const numbers = rules.length > 0 ? await numbersOf(tx, signs) : new Map<string, number>();
  const raised = signs.flatMap(({ sign, subject, since, stop, value, look }): Raised[] => {
    const { route } = look.claimed;
    const vehicle = vehicles.get(route.vehicleId);
    const place = { latE7: look.progress.latE7, lonE7: look.progress.lonE7 };
    const order = stop && { orderId: stop.orderId, number: numbers.get(stop.orderId) ?? 0, kind: stop.kind };
    return rules
      .filter((rule) => vehicle && rule.signs.has(sign) && rule.isFor(vehicle) && rule.isActive(since))
      .map(({ ruleId, severity }) => ({
        ...{
          id: newId(),
          ruleId,
          subject,
          beganAt: since,
          vehicleId: route.vehicleId,
          routeId: route.id,
          severity,
          value,
        },
        ...{ ...place, orderId: stop?.orderId ?? null, detail: { sign, routeId: route.id, ...order } },
      }));
  });
  await recover(tx, { organisationId, routeIds, raised });
  if (raised.length > 0) await raise(tx, organisationId, raised);
}

async function readRules({ context: { session } }: Transaction, organisationId: string) {
  const rows = await session.sql<{ rule_id: string; definition: unknown }[]>`
    select version.rule_id, version.definition
      from alert_rule_versions version
      join alert_rules rule on rule.id = version.rule_id
     where version.organisation_id = ${organisationId} and version.valid_until is null
       and version.definition -> 'condition' ->> 'kind' = 'transport'
       and rule.paused_at is null and rule.archived_at is null`;
  return rows.flatMap((row) => {
    const definition = definitionOf(row.definition);
    const { condition, severity, timeZone } = definition;
    if (condition.kind !== "transport") return [];
    const isActive = activityOf(definition, offsetsOf(timeZone));
    return [{ ruleId: row.rule_id, severity, isActive, isFor: scopeOf(definition), signs: new Set(condition.signs) }];
  });
}

async function numbersOf(tx: Transaction, signs: readonly { stop: { orderId: string } | null }[]) {
  const ids = [...new Set(signs.flatMap(({ stop }) => (stop ? [stop.orderId] : [])))];
  if (ids.length === 0) return new Map<string, number>();
  const rows = await tx.select({ id: orders.id, number: orders.number }).from(orders).where(inArray(orders.id, ids));
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function recover(
  { context }: Transaction,
  {
    organisationId,
    routeIds,
    raised,
  }: { organisationId: string; routeIds: readonly string[]; raised: readonly Cause[] },
): Promise<void> {
  const at = context.now().toISOString();
  const causes = raised.map(({ ruleId, subject, beganAt }) => `${ruleId} ${subject} ${beganAt}`);
  const over = await context.session.sql<ChangedAlert[]>`
    update alerts
       set recovered_at = greatest(${at}::timestamptz, began_at),
           state = case when state in ('open', 'acknowledged', 'suppressed') then 'resolved' else state end
     where route_id = any(${[...routeIds]}::uuid[]) and organisation_id = ${organisationId} and recovered_at is null
       and rule_id || ' ' || subject || ' ' || round(extract(epoch from began_at) * 1000)::bigint <> all(${causes}::text[])
    returning id as "alertId", rule_id as "ruleId", vehicle_id as "vehicleId", organisation_id as "organisationId", severity`;
  await announceAlerts(context.session, "alert.recovered", over);
}

async function raise({ context }: Transaction, organisationId: string, raised: readonly Raised[]): Promise<void> {
  const opened = await context.session.sql<ChangedAlert[]>`
    insert into alerts (id, organisation_id, rule_id, vehicle_id, subject, began_at, settled_at, severity, value, lat_e7, lon_e7,
                        detail, route_id, order_id)
    select given.id, ${organisationId}, given."ruleId", given."vehicleId", given.subject,
           to_timestamp(given."beganAt" / 1000.0), ${context.now().toISOString()}::timestamptz, given.severity, given.value,
           given."latE7", given."lonE7", given.detail, given."routeId", given."orderId"
      from jsonb_to_recordset(${JSON.stringify(raised)}::jsonb) as given (
        id uuid, "ruleId" uuid, "vehicleId" uuid, subject text, "beganAt" float8, severity text, value real, "latE7" int,
        "lonE7" int, detail jsonb, "routeId" uuid, "orderId" uuid)
    on conflict on constraint alerts_once_per_cause do nothing
    returning id as "alertId", rule_id as "ruleId", vehicle_id as "vehicleId", organisation_id as "organisationId", severity`;
  await announceAlerts(context.session, "alert.opened", opened);
}
