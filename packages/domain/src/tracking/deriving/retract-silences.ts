import type { Session } from "@cartage/db/session";
import { announceAlerts, type ChangedAlert } from "./announce.ts";
import type { RuleFact } from "./facts.ts";
import type { FactsOf } from "./write-way.ts";

/**
 * Takes back what the clock told of vehicles and what neither their fixes show now nor the clock would tell any more: it was no
 * silence, for what was sent then has come late. Answers how many alerts.
 */
export async function retractSilences(session: Session, all: readonly FactsOf[]): Promise<number> {
  if (all.length === 0) return 0;
  const vehicleIds = all.map(({ vehicleId }) => vehicleId);
  const shown = all.flatMap(({ vehicleId, facts }) => facts.rules.flatMap((fact) => keyOf(vehicleId, fact)));
  const retracted = await session.sql<ChangedAlert[]>`
    update alerts set retracted_at = now(), state = 'closed'
     where vehicle_id = any(${vehicleIds}::uuid[]) and is_by_clock and retracted_at is null
       and vehicle_id || ' ' || rule_id || ' ' || subject || ' ' || round(extract(epoch from began_at) * 1000)::bigint
           <> all(${shown}::text[])
    returning id as "alertId", rule_id as "ruleId", vehicle_id as "vehicleId", organisation_id as "organisationId", severity`;
  await announceAlerts(session, "alert.retracted", retracted);
  return retracted.length;
}

function keyOf(vehicleId: string, { ruleId, effect }: RuleFact): string[] {
  return effect.kind === "raise" ? [`${vehicleId} ${ruleId} ${effect.subject} ${effect.beganAt}`] : [];
}
