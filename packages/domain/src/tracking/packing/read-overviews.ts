import type { Session } from "@cartage/db/session";
import { simplify } from "@cartage/telemetry/track/simplify";

/** Accepted positions of one device between two times (until is not included). */
export interface OverviewRequest {
  organisationKey: number;
  deviceKey: number;
  from: Date;
  until: Date;
  /** None of the positions that are left out lies further from the line of those that are there. */
  toleranceM: number;
}

/** A device's way on one UTC day, as few points as draw it; accepted positions only, in the order of time. */
export interface Overview {
  deviceKey: number;
  /** `2026-11-21` */
  day: string;
  /** Epoch ms. */
  times: Float64Array;
  latE7: Int32Array;
  lonE7: Int32Array;
}

/** The ways of devices, simplified, by device and day. Days without an accepted position are missing. */
export async function readOverviews(session: Session, requests: OverviewRequest[]): Promise<Overview[]> {
  const overviews: Overview[] = [];
  for (const request of requests) overviews.push(...(await readOne(session, request)));
  return overviews;
}

async function readOne({ sql }: Session, request: OverviewRequest): Promise<Overview[]> {
  const { organisationKey, deviceKey, from, until, toleranceM } = request;
  const rows = await sql<{ day: string; times: number[]; lat_e7: number[]; lon_e7: number[] }[]>`
    select to_char(fix_time at time zone 'utc', 'YYYY-MM-DD') as day,
           array_agg((extract(epoch from fix_time) * 1000)::float8 order by fix_time) as times,
           array_agg(lat_e7 order by fix_time) as lat_e7, array_agg(lon_e7 order by fix_time) as lon_e7
      from positions
     where organisation_key = ${organisationKey} and device_key = ${deviceKey} and verdict = 0
       and fix_time >= ${from} and fix_time < ${until}
     group by 1
     order by 1`;
  return rows.map(({ day, times, lat_e7, lon_e7 }) => {
    const places = simplify({ times, latE7: lat_e7, lonE7: lon_e7 }, toleranceM);
    return {
      deviceKey,
      day,
      times: Float64Array.from(places, (at) => times[at] ?? Number.NaN),
      latE7: Int32Array.from(places, (at) => lat_e7[at] ?? 0),
      lonE7: Int32Array.from(places, (at) => lon_e7[at] ?? 0),
    };
  });
}
