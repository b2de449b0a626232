import { ArrayColumns } from "@cartage/db/array-columns";
import { newId } from "@cartage/db/id";
import type { Session } from "@cartage/db/session";
import { announceAlerts, type ChangedAlert } from "./announce.ts";
import type { FactsOf } from "./write-way.ts";

const changed = `
  new.id as "alertId", new.rule_id as "ruleId", new.vehicle_id as "vehicleId", new.organisation_id as "organisationId",
  new.severity`;

// One that a repair took back, and that later data brings again, is open again.
const raise = `
  insert into alerts as alert (id, organisation_id, rule_id, vehicle_id, subject, began_at, settled_at, severity, value,
                               lat_e7, lon_e7, detail, is_by_clock)
  select id::uuid, organisation_id::uuid, rule_id::uuid, vehicle_id::uuid, subject, began_at, settled_at, severity, value,
         lat_e7, lon_e7, detail::jsonb, is_by_clock
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                $8::text[], $9::float8[], $10::int[], $11::int[], $12::text[], $13::bool[], $14::bool[])
           as given (id, organisation_id, rule_id, vehicle_id, subject, began_at, settled_at, severity, value, lat_e7, lon_e7,
                     detail, is_by_clock, is_kept)
   where exists (select from alert_rules where id = rule_id::uuid)
     and (not is_kept or exists (
       select from alerts known
        where known.rule_id = given.rule_id::uuid and known.vehicle_id = given.vehicle_id::uuid
          and known.subject = given.subject and known.began_at = given.began_at and known.retracted_at is null))
  on conflict (rule_id, vehicle_id, subject, began_at) do update
    set settled_at = excluded.settled_at, severity = excluded.severity, value = excluded.value, lat_e7 = excluded.lat_e7,
      lon_e7 = excluded.lon_e7, detail = excluded.detail, is_by_clock = excluded.is_by_clock, retracted_at = null,
      state = case when alert.retracted_at is null then alert.state when alert.recovered_at is null then 'open' else 'resolved' end
    where (alert.settled_at, alert.severity, alert.value, alert.lat_e7, alert.lon_e7, alert.detail, alert.is_by_clock,
           alert.retracted_at)
          is distinct from
          (excluded.settled_at, excluded.severity, excluded.value, excluded.lat_e7, excluded.lon_e7, excluded.detail, excluded.is_by_clock,
           null)
  returning ${changed}, old.id is null or old.retracted_at is not null as "isNews"`;

const recover = `
  update alerts
     set recovered_at = given.recovered_at, recovered_settled_at = given.settled_at,
       state = case when state in ('open', 'acknowledged') then 'resolved' else state end
    from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
           as given (rule_id, vehicle_id, subject, began_at, recovered_at, settled_at)
   where alerts.rule_id = given.rule_id::uuid
     and alerts.vehicle_id = given.vehicle_id::uuid
     and alerts.subject = given.subject
     and alerts.began_at = given.began_at
     and (alerts.recovered_at, alerts.recovered_settled_at) is distinct from (given.recovered_at, given.settled_at)
  returning ${changed}, old.recovered_at is null and new.retracted_at is null as "isNews"`;

type WrittenAlert = ChangedAlert & { isNews: boolean };

/** Writes what rules raised and what is over, with its events in the outbox; answers how many rows that changed. */
export async function writeAlerts(session: Session, all: readonly FactsOf[]): Promise<number> {
  const { sql } = session;
  const raised = new ArrayColumns([
    ...(["text", "text", "text", "text", "text", "timestamptz", "timestamptz"] as const),
    ...(["text", "float8", "int4", "int4", "text", "bool", "bool"] as const),
  ]);
  const recovered = new ArrayColumns(["text", "text", "text", "timestamptz", "timestamptz", "timestamptz"]);
  for (const { vehicleId, organisationId, facts } of all) {
    for (const { ruleId, severity, effect, settledAt, byClock } of facts.rules) {
      const { subject, beganAt } = effect;
      if (effect.kind === "recover") {
        // no fix showed it, so that a repair of what fixes showed leaves it
        recovered.add([ruleId, vehicleId, subject, beganAt, effect.recoveredAt, byClock ? null : settledAt]);
        continue;
      }
      const { value, latE7, lonE7, detail } = effect;
      const rounded = value === null ? null : Math.fround(value);
      const cause = [newId(), organisationId, ruleId, vehicleId, subject, beganAt, settledAt];
      raised.add([
        ...cause,
        severity,
        rounded,
        latE7,
        lonE7,
        JSON.stringify(detail),
        byClock !== undefined,
        byClock === "kept",
      ]);
    }
  }
  const opened =
    raised.count > 0 ? await sql.unsafe<WrittenAlert[]>(raise, raised.parameters(sql), { prepare: true }) : [];
  const over =
    recovered.count > 0 ? await sql.unsafe<WrittenAlert[]>(recover, recovered.parameters(sql), { prepare: true }) : [];
  await announceAlerts(session, "alert.opened", opened.filter(isNews));
  await announceAlerts(session, "alert.recovered", over.filter(isNews));
  return opened.length + over.length;
}

const isNews = (alert: WrittenAlert) => alert.isNews;
