import type { Session } from "@cartage/db/session";
import type { ErasureWindow } from "../queries/list-erasure-windows.ts";

export type DeviceWindow = ErasureWindow & { deviceKey: number };

/**
 * Erases what is kept of a device's time beside its positions: what was written to its driver and answered, its coming and
 * going, what its days were like, which positions were restored, and files of its past. Answers how many rows went.
 */
export async function eraseDeviceRecords({ sql }: Session, window: DeviceWindow): Promise<number> {
  const { deviceKey, from, until } = window;
  const ofDevice = sql`device_id = (select id from devices where key = ${deviceKey})`;
  const gone = [
    // one that was not sent yet tells nothing of that time
    await sql`
      delete from instructions
       where ${ofDevice} and state <> 'queued'
         and asked_at < ${until}::timestamptz and coalesce(received_at, sent_at, asked_at) >= ${from}::timestamptz`,
    await sql`
      delete from presence_changes
       where ${ofDevice} and changed_at >= ${from}::timestamptz and changed_at < ${until}::timestamptz`,
    await sql`
      delete from device_days
       where device_key = ${deviceKey} and day >= (${from}::timestamptz at time zone 'utc')::date
         and day < ${until}::timestamptz at time zone 'utc'`,
    await sql`
      delete from restored_positions
       where device_key = ${deviceKey} and fix_time >= ${from}::timestamptz and fix_time < ${until}::timestamptz`,
    await eraseImports({ sql }, window),
  ];
  // days of which a part is left are counted anew, and what is wrong with the device is asked anew
  await sql`
    insert into device_day_marks (organisation_id, device_key, day)
    select distinct device.organisation_id, device.key, (edge at time zone 'utc')::date
      from devices device, unnest(array[${from}::timestamptz, ${until}::timestamptz]) as edge
     where device.key = ${deviceKey} and edge <> date_trunc('day', edge, 'utc') and edge < now()`;
  await sql`delete from device_health where ${ofDevice}`;
  await sql`
    update device_state set last_fix_time = (
      select max(fix_time) from (
        select max(fix_time) as fix_time from positions
         where organisation_key = ${window.organisationKey} and device_key = ${deviceKey}
        union all
        select max(last_fix) from tracks
         where organisation_key = ${window.organisationKey} and device_key = ${deviceKey}) as left_over)
     where device_key = ${deviceKey} and last_fix_time >= ${from}::timestamptz and last_fix_time < ${until}::timestamptz`;
  return gone.reduce((sum, { count }) => sum + count, 0);
}

/**
 * A file that may hold some of the window would bring it back: an import under way is stopped and its file goes, also where
 * it was not read yet. Of one that is over goes what is kept of it.
 */
async function eraseImports({ sql }: Pick<Session, "sql">, { deviceKey, from, until }: DeviceWindow) {
  const mayHoldSome = sql`
    device_id = (select id from devices where key = ${deviceKey})
      and coalesce(last_fix_time, 'infinity') >= ${from}::timestamptz
      and coalesce(first_fix_time, '-infinity') < ${until}::timestamptz`;
  await sql`
    with stopped as (
      update history_imports set state = 'stopped', finished_at = now(), changed_at = now()
       where ${mayHoldSome} and state in ('waiting', 'storing')
      returning id)
    delete from history_import_parts where import_id in (select id from stopped)`;
  return sql`delete from history_imports where ${mayHoldSome} and first_fix_time is not null`;
}
