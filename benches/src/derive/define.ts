import { newId } from "@cartage/db/id";
import { type RuleDefinition, RuleDefinition as RuleSchema } from "@cartage/domain/alerts/inputs";
import type { FenceDefinition } from "@cartage/domain/geofences/inputs";
import type postgres from "postgres";
import { createCountry } from "../geofences/country.ts";

/** Faster than this raises an alert; the fleet of the benches never is. */
export const limitMps = 30;

/** So many polygons around where the fleet drives, and five rules of different kinds, all valid since 1970. */
export async function defineFencesAndRules(owner: postgres.Sql, organisationId: string, fences: number): Promise<void> {
  const { rings } = createCountry(7);
  const shapes = rings(fences).map((ring, at): FenceDefinition => {
    const [lon = 0, lat = 0] = ring[0] ?? [];
    // half of them over the square degree through which the fleet drives, the others in the country around it
    const [byLon, byLat] = at % 2 === 0 ? [106.6 + spread(at, 7) - lon, 10.7 + spread(at, 13) - lat] : [0, 0];
    const moved = ring.map(([lon, lat]): [number, number] => [lon + byLon, lat + byLat]);
    return {
      shape: { kind: "polygon", parts: [[moved]] },
      schedule: null,
      scope: { groupIds: [], tags: [] },
      hysteresisM: 15,
      dwellS: null,
      speedLimitMps: null,
    };
  });
  const ids = shapes.map(() => newId());
  await owner`
    insert into geofences (id, organisation_id, name)
    select id::uuid, ${organisationId}, 'Fence ' || n from unnest(${ids}::text[]) with ordinality as given (id, n)`;
  await owner`
    insert into geofence_versions (geofence_id, organisation_id, version, definition, valid_from)
    select id::uuid, ${organisationId}, 1, definition::jsonb, 'epoch'
      from unnest(${ids}::text[], ${shapes.map((shape) => JSON.stringify(shape))}::text[]) as given (id, definition)`;
  for (const condition of conditions) await defineRule(owner, organisationId, condition);
}

const conditions: (Pick<RuleDefinition, "condition"> & { holdS: number })[] = [
  { condition: { kind: "speed", limit: { of: "fixed", limitMps } }, holdS: 0 },
  { condition: { kind: "idling" }, holdS: 600 },
  { condition: { kind: "harsh", maneuver: "braking", thresholdMps2: 6 }, holdS: 0 },
  { condition: { kind: "battery", below: 0.1 }, holdS: 60 },
  { condition: { kind: "silence" }, holdS: 3_600 },
];

async function defineRule(owner: postgres.Sql, organisationId: string, rule: (typeof conditions)[number]) {
  const ruleId = newId();
  const definition = RuleSchema.parse({
    ...rule,
    scope: { all: true },
    cooldownS: 0,
    severity: "warning",
    timeZone: "UTC",
  });
  await owner`
    insert into alert_rules (id, organisation_id, name) values (${ruleId}, ${organisationId}, ${rule.condition.kind})`;
  await owner`
    insert into alert_rule_versions (rule_id, organisation_id, version, definition, valid_from)
    values (${ruleId}, ${organisationId}, 1, ${JSON.stringify(definition)}::text::jsonb, 'epoch')`;
}

/** Between -0.5 and 0.5, the same each time. */
const spread = (at: number, prime: number) => ((at * prime * 0.618_034) % 1) - 0.5;
