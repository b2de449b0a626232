import type { Session } from "@cartage/db/session";
import type { TripEdits } from "./follow-track.ts";

/** What people changed of vehicles' trips and said of their positions; vehicles where they did nothing are missing. */
export async function readEdits(session: Session, vehicleIds: readonly string[]): Promise<Map<string, TripEdits>> {
  const [edits, restored] = await Promise.all([readTripEdits(session, vehicleIds), readRestored(session, vehicleIds)]);
  const edited = new Set([...edits.keys(), ...restored.keys()]);
  return new Map(
    [...edited].map((vehicleId) => [
      vehicleId,
      { ...(edits.get(vehicleId) ?? { joins: [], cuts: [] }), restored: restored.get(vehicleId) ?? null },
    ]),
  );
}

async function readTripEdits({ sql }: Session, vehicleIds: readonly string[]) {
  const rows = await sql<{ vehicle_id: string; joins: number[]; cuts: number[] }[]>`
    select vehicle_id,
           coalesce(array_agg((extract(epoch from at) * 1000)::float8 order by at) filter (where kind = 'join'), '{}') as joins,
           coalesce(array_agg((extract(epoch from at) * 1000)::float8 order by at) filter (where kind = 'cut'), '{}') as cuts
      from trip_edits
     where vehicle_id = any(${[...vehicleIds]}::uuid[]) and removed_at is null
     group by vehicle_id`;
  return new Map(rows.map(({ vehicle_id, joins, cuts }) => [vehicle_id, { joins, cuts }]));
}

async function readRestored({ sql }: Session, vehicleIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await sql<{ vehicle_id: string; restored: string[] }[]>`
    select fitting.vehicle_id,
           array_agg(restored.device_key || ' ' || round(extract(epoch from restored.fix_time) * 1000)::bigint) as restored
      from restored_positions restored join fittings fitting using (device_key)
     where fitting.vehicle_id = any(${[...vehicleIds]}::uuid[])
     group by fitting.vehicle_id`;
  return new Map(rows.map(({ vehicle_id, restored }) => [vehicle_id, new Set(restored)]));
}
