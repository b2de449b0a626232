import type { Session } from "@cartage/db/session";
import type { TripEdits } from "./follow-track.ts";

/** What people changed of vehicles' trips; vehicles where they changed nothing are missing. */
export async function readEdits({ sql }: Session, vehicleIds: readonly string[]): Promise<Map<string, TripEdits>> {
  const rows = await sql<{ vehicle_id: string; joins: number[]; cuts: number[] }[]>`
    select vehicle_id,
           coalesce(array_agg((extract(epoch from at) * 1000)::float8 order by at) filter (where kind = 'join'), '{}') as joins,
           coalesce(array_agg((extract(epoch from at) * 1000)::float8 order by at) filter (where kind = 'cut'), '{}') as cuts
      from trip_edits
     where vehicle_id = any(${[...vehicleIds]}::uuid[]) and removed_at is null
     group by vehicle_id`;
  return new Map(rows.map(({ vehicle_id, joins, cuts }) => [vehicle_id, { joins, cuts }]));
}
