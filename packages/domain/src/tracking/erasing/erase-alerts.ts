import type { Session } from "@cartage/db/session";
import type { ErasureWindow } from "../queries/list-erasure-windows.ts";

/**
 * Erases the alerts of a vehicle's time with all that was written and told of them, and those of other vehicles that say how
 * far from it they were. Answers how many rows went.
 */
export async function eraseAlerts({ sql }: Session, { vehicleId, from, until }: ErasureWindow): Promise<number> {
  const alerts = await sql<{ id: string }[]>`
    select id from alerts
     where (vehicle_id = ${vehicleId} or rule_id in (
             select rule_id from alert_rule_versions
              where definition #>> '{condition,otherVehicleId}' = ${vehicleId}::uuid::text))
       and began_at < ${until}::timestamptz and coalesce(recovered_at, settled_at) >= ${from}::timestamptz
     order by id
       for update`;
  if (alerts.length === 0) return 0;
  const alertIds = alerts.map(({ id }) => id);
  // mails first, as who sends one holds it before its notifications
  const mails = await sql<{ id: string }[]>`
    delete from mails where id in (
      select target_id from notifications where alert_id = any(${alertIds}::uuid[]) and channel = 'mail')
    returning id`;
  const told = await sql<{ id: string }[]>`
    delete from notifications where alert_id = any(${alertIds}::uuid[]) returning id`;
  await sql`delete from webhook_attempts where notification_id = any(${told.map(({ id }) => id)}::uuid[])`;
  // what stood in the same digest, and did not go out, is told in a new one
  await sql`
    update notifications set state = 'waiting', target_id = null
     where channel = 'mail' and state = 'handed' and target_id = any(${mails.map(({ id }) => id)}::uuid[])`;
  // their histories and escalations go with them
  const gone = await sql`delete from alerts where id = any(${alertIds}::uuid[])`;
  return gone.count + told.length;
}
