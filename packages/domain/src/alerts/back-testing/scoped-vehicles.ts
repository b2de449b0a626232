import { type SQL, sql } from "drizzle-orm";
import type { Insider } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { can } from "../../permissions.ts";
import type { DerivedVehicle } from "../../tracking/deriving/moment.ts";

/** A device in a vehicle, and which of its fixes count; epoch ms. */
export interface Fitted {
  deviceKey: number;
  from: number;
  until: number;
  /** What it told before is not for the actor. */
  shownFrom: number;
}

export interface ScopedVehicle extends DerivedVehicle {
  name: string;
  fittings: Fitted[];
}

interface Row {
  vehicle_id: string;
  name: string;
  type: DerivedVehicle["type"];
  group_ids: string[];
  tags: string[];
  fittings: Fitted[];
}

/**
 * The organisation's vehicles in use with what was fitted to them in a period. Of drivers' phones, people who do not
 * manage the organisation see what it shows them, and no more: `shownFrom`.
 */
export async function listScopedVehicles(
  { session: { db }, actor }: Context,
  { organisationId }: Insider,
  { from, until }: { from: number; until: number },
): Promise<ScopedVehicle[]> {
  const seenFrom: SQL = can(actor, "organisation.manage")
    ? sql`f.fitted_at`
    : sql`case when d.kind = 'phone' and o.phone_history_days is not null
            then ${at(until)} - o.phone_history_days * interval '1 day' else f.fitted_at end`;
  const rows = await db.execute<Row & Record<string, unknown>>(sql`
    with recursive above as (
      select id, id as group_id, parent_id from vehicle_groups where organisation_id = ${organisationId}
      union
      select above.id, parent.id, parent.parent_id from above join vehicle_groups parent on parent.id = above.parent_id
    )
    select v.id as vehicle_id, v.name, v.type, v.tags,
           coalesce((select jsonb_agg(group_id) from above where above.id = v.group_id), '[]') as group_ids,
           coalesce((
             select jsonb_agg(jsonb_build_object(
                      'deviceKey', f.device_key,
                      'from', extract(epoch from f.fitted_at) * 1000,
                      'until', extract(epoch from least(f.removed_at, ${at(until)})) * 1000,
                      'shownFrom', extract(epoch from ${seenFrom}) * 1000))
               from fittings f
               join devices d on d.key = f.device_key
               join organisations o on o.id = f.organisation_id
              where f.vehicle_id = v.id and f.fitted_at < ${at(until)}
                and (f.removed_at is null or f.removed_at > ${at(from)})), '[]') as fittings
      from vehicles v
     where v.organisation_id = ${organisationId} and v.archived_at is null
     order by v.id`);
  return rows.map(({ vehicle_id, name, type, tags, group_ids, fittings }) => ({
    vehicleId: vehicle_id,
    organisationId,
    name,
    type,
    tags,
    groupIds: group_ids,
    fittings: fittings.filter((fitted) => fitted.from < fitted.until),
  }));
}

/** Whether the actor may not see what a vehicle told then, because a driver's phone told it too long ago. */
export function isHidden({ fittings }: ScopedVehicle, time: number): boolean {
  return fittings.some(({ from, until, shownFrom }) => from <= time && time < until && time < shownFrom);
}

/** An instant as Postgres takes it. */
function at(time: number): SQL {
  return sql`${new Date(time).toISOString()}::timestamptz`;
}
