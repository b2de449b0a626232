import type { Database } from "@cartage/domain/run-as";
import type { Device } from "@cartage/testing/factory";

export interface Fix {
  at: number;
  lat: number;
  lon: number;
  verdict?: number;
}

/** Writes positions past the use cases, as the owner. */
export async function put(owner: Database, { organisationKey, key }: Device, fixes: Fix[]) {
  const { sql } = owner;
  const days = new Set(fixes.map(({ at }) => new Date(at).toISOString().slice(0, 10)));
  for (const day of days) await sql`select ensure_position_day(${day}::date)`;
  await sql`
    insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict, ext)
    select to_timestamp(at / 1000.0), ${organisationKey}, ${key}, round(lat * 1e7), round(lon * 1e7), 3, verdict, ''
      from unnest(${fixes.map(({ at }) => at)}::float8[], ${fixes.map(({ lat }) => lat)}::float8[],
                  ${fixes.map(({ lon }) => lon)}::float8[], ${fixes.map(({ verdict = 0 }) => verdict)}::int[])
        as fix (at, lat, lon, verdict)`;
}

/** A drive to the east at 60 km/h or so, a fix each so many seconds. */
export function driveEast({ from, lastsS, everyS = 10, lat = 21.0285, lon = 105.8542 }: Drive): Fix[] {
  return Array.from({ length: Math.floor(lastsS / everyS) + 1 }, (_, step) => ({
    at: from + step * everyS * 1000,
    lat,
    lon: lon + step * everyS * 0.00016,
  }));
}

type Drive = { from: number; lastsS: number; everyS?: number; lat?: number; lon?: number };
