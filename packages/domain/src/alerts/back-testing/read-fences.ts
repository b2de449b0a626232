import type { Session } from "@cartage/db/session";
import { compileFence, type FenceVersion } from "../../geofences/evaluating/compiled-fence.ts";
import { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import type { RuleCondition } from "../condition-inputs.ts";

/** The geofences that a condition looks at. */
export interface KnownFences {
  index: FenceIndex;
  /** Whether one of them is younger than the time that is looked at. */
  isTriedOnPast: boolean;
  /** Infinity where none has one. */
  leastLimitMps: number;
}

/**
 * Reads them as their versions have them. One that a rule names judges from `since` on, as if it had been there: whoever draws
 * a geofence and writes a rule about it asks what both would have told.
 */
export async function readFences({ sql }: Session, condition: RuleCondition, since: number): Promise<KnownFences> {
  const named = condition.kind === "visit" || condition.kind === "absence" ? condition.geofenceIds : null;
  const asksLimits = condition.kind === "speed" && condition.limit.of === "geofence";
  const versions = named || asksLimits ? await readVersions(sql, named) : [];
  let isTriedOnPast = false;
  for (const first of named ? firstOf(versions) : []) {
    if (first.validFrom <= since) continue;
    first.validFrom = since;
    isTriedOnPast = true;
  }
  const limits = versions.map(({ definition }) => definition.speedLimitMps ?? Number.POSITIVE_INFINITY);
  return { index: new FenceIndex(versions.map(compileFence)), isTriedOnPast, leastLimitMps: Math.min(...limits) };
}

const firstOf = (versions: readonly FenceVersion[]) =>
  [...Map.groupBy(versions, ({ geofenceId }) => geofenceId).values()].flatMap((own) => own.slice(0, 1));

async function readVersions(sql: Session["sql"], geofenceIds: readonly string[] | null): Promise<FenceVersion[]> {
  return sql<FenceVersion[]>`
    select organisation_id as "organisationId", geofence_id as "geofenceId", version, definition,
           (extract(epoch from valid_from) * 1000)::float8 as "validFrom",
           (extract(epoch from valid_until) * 1000)::float8 as "validUntil"
      from geofence_versions
     where ${geofenceIds ? sql`geofence_id = any(${[...geofenceIds]}::uuid[])` : sql`definition ->> 'speedLimitMps' is not null`}
     order by geofence_id, version`;
}
