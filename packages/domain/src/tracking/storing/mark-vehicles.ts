import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";

/** A stretch of a device's fix times, epoch ms, in which positions were written. */
export interface WrittenStretch {
  deviceKey: number;
  since: number;
  until: number;
}

/** A vehicle's part of such a stretch, which waits to be derived. */
export interface DerivationMark extends WrittenStretch {
  id: number;
  vehicleId: string;
}

const mark = `
  insert into derivation_marks (organisation_id, vehicle_id, device_key, since, until)
  select fitting.organisation_id, fitting.vehicle_id, written.device_key, greatest(written.since, fitting.fitted_at),
         least(written.until, fitting.removed_at)
    from unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) as written (device_key, since, until)
   cross join lateral (
      select organisation_id, vehicle_id, fitted_at, removed_at from fittings
       where device_key = written.device_key
         and fitted_at <= written.until
         and (removed_at is null or removed_at > written.since)
    ) as fitting
  returning id, vehicle_id, device_key,
    (extract(epoch from since) * 1000)::float8 as since, (extract(epoch from until) * 1000)::float8 as until`;

interface MarkRow {
  id: string;
  vehicle_id: string;
  device_key: number;
  since: number;
  until: number;
}

/** Marks the vehicles that devices were fitted to as due to be derived, in the transaction that stores the positions. */
export async function markVehicles(session: Session, stretches: readonly WrittenStretch[]): Promise<DerivationMark[]> {
  if (stretches.length === 0) return [];
  const columns = new ArrayColumns(["int4", "timestamptz", "timestamptz"]);
  for (const { deviceKey, since, until } of stretches) columns.add([deviceKey, since, until]);
  const rows = await session.sql.unsafe<MarkRow[]>(mark, columns.parameters(session.sql), { prepare: true });
  return rows.map(({ id, vehicle_id, device_key, since, until }) => ({
    id: Number(id),
    vehicleId: vehicle_id,
    deviceKey: device_key,
    since,
    until,
  }));
}
