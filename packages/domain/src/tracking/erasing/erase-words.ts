import type { Session } from "@cartage/db/session";
import type { ErasureWindow } from "../queries/list-erasure-windows.ts";

/**
 * Erases what people said of a vehicle's time: labels, joins and cuts of its trips, and links that show some of it. A label
 * that reaches beyond stays where it does: without it, the rest of a private trip would be shown. Answers how many rows went.
 */
export async function eraseWords({ sql }: Session, { vehicleId, from, until }: ErasureWindow): Promise<number> {
  const gone = [
    await sql`
      delete from trip_edits
       where vehicle_id = ${vehicleId} and at >= ${from}::timestamptz and at < ${until}::timestamptz`,
    await sql`
      with gone as (
        delete from trip_labels
         where vehicle_id = ${vehicleId} and until_time > ${from}::timestamptz and from_time < ${until}::timestamptz
        returning *),
      beyond as (
        insert into trip_labels (id, organisation_id, vehicle_id, from_time, until_time, label, labelled_by, labelled_at,
          was_under_way)
        select uuidv7(), organisation_id, vehicle_id, lower(part), upper(part), label, labelled_by, labelled_at,
               was_under_way
          from gone, unnest(tstzmultirange(tstzrange(from_time, until_time))
                            - tstzmultirange(tstzrange(${from}::timestamptz, ${until}::timestamptz))) as part)
      select from gone`,
    await sql`
      delete from track_shares
       where vehicle_id = ${vehicleId} and until_time > ${from}::timestamptz and from_time < ${until}::timestamptz`,
  ];
  return gone.reduce((sum, { count }) => sum + count, 0);
}
