import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { blockedByIncidents } from "./blocked-by-incidents.ts";
import type { Goods } from "./read-goods.ts";
import { freeOf, takesAll } from "./stand-in-rules.ts";

export interface StandIn {
  id: string;
  name: string;
  plate: string | null;
  /** By the great circle, from where the goods are. */
  distanceM: number;
  /** Epoch ms. */
  fixTime: number;
  /** What it could take besides what it has; null where nothing says what it carries. */
  freeWeightKg: number | null;
  hasRoute: boolean;
}

interface Candidate {
  id: string;
  name: string;
  plate: string | null;
  latE7: number;
  lonE7: number;
  fixTime: string;
  capacityWeightKg: number | null;
  capacityVolumeM3: number | null;
  loadG: string;
  loadCm3: string;
  hasRoute: boolean;
}

const most = 5;
const candidates = 200;
/** Who was not heard of for so long is not counted on. */
const heardWithinS = 3_600;

/** Vehicles near a place that are heard of, held up by nothing, and have room for all of the goods; the nearest first. */
export async function findStandIns(
  ctx: Context,
  organisationId: string,
  { from, goods, besides }: { from: Point; goods: Goods; besides: string },
): Promise<StandIn[]> {
  const { db } = ctx.session;
  const since = new Date(ctx.now().getTime() - heardWithinS * 1_000).toISOString();
  const rows = await db.execute<Candidate & Record<string, unknown>>(sql`
    select vehicles.id, vehicles.name, vehicles.plate, state.lat_e7 as "latE7", state.lon_e7 as "lonE7",
           state.fix_time::text as "fixTime", capacity_weight_kg as "capacityWeightKg",
           capacity_volume_m3 as "capacityVolumeM3", coalesce(load.weight_g, 0)::text as "loadG",
           coalesce(load.volume_cm3, 0)::text as "loadCm3", load.routes > 0 as "hasRoute"
      from vehicles
      join vehicle_state state on state.vehicle_id = vehicles.id and state.fix_time >= ${since}::timestamptz
      cross join lateral (
        select sum(orders.weight_g) as weight_g, sum(orders.volume_cm3) as volume_cm3, count(distinct routes.id) as routes
          from routes
          join route_stops stop on stop.route_id = routes.id and stop.kind = 'delivery' and stop.state in ('planned', 'arrived')
          join orders on orders.id = stop.order_id
         where routes.organisation_id = ${organisationId} and routes.vehicle_id = vehicles.id
           and routes.state in ('sent', 'accepted', 'under_way')) as load
     where vehicles.organisation_id = ${organisationId} and vehicles.archived_at is null and vehicles.id <> ${besides}
       and state.lat_e7 is not null and vehicles.type <> 'trailer'
     order by (state.lat_e7 / 1e7 - ${from.lat}) ^ 2 + ((state.lon_e7 / 1e7 - ${from.lon}) * cos(radians(${from.lat}))) ^ 2
     limit ${candidates}`);
  const blocks = await blockedByIncidents(
    db,
    organisationId,
    rows.map(({ id }) => ({ kind: "vehicle" as const, id })),
  );
  const blocked = new Set(blocks.map(({ id }) => id));
  return rows
    .filter(({ id }) => !blocked.has(id))
    .map((row) => ({ row, free: freeOf({ ...row, loadG: Number(row.loadG), loadCm3: Number(row.loadCm3) }) }))
    .filter(({ free }) => takesAll(free, goods))
    .map(({ row: { id, name, plate, latE7, lonE7, fixTime, hasRoute }, free }) => ({
      ...{ id, name, plate, hasRoute },
      distanceM: Math.round(distanceM(from, { lat: fromE7(latE7), lon: fromE7(lonE7) })),
      fixTime: Date.parse(fixTime),
      freeWeightKg: free.weightG === null ? null : Math.floor(free.weightG / 1_000),
    }))
    .sort((one, other) => one.distanceM - other.distanceM)
    .slice(0, most);
}
