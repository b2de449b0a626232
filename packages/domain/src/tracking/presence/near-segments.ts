import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { acceptedPlaces } from "../packing/overviews.ts";
import { readRows } from "../packing/read-rows.ts";
import type { Stretch } from "../trips/visible-stretches.ts";
import type { Area } from "./area.ts";
import type { Fix } from "./stays.ts";

/** Accepted positions of one device, one after the other without any left out between. */
export interface Run {
  vehicleId: string;
  fixes: Fix[];
  /** Whether the run begins, or ends, where the stretch's own positions do. */
  isFirst: boolean;
  isLast: boolean;
}

type Box = { south: number; west: number; north: number; east: number };

/** The parts of stretches whose straight ways touch the box around an area. */
export async function readRunsNear(session: Session, stretches: readonly Stretch[], area: Area): Promise<Run[]> {
  const box = toE7(area.bounds);
  const packed = await findPacked(session, stretches, box);
  const bare = stretches.filter((_, at) => packed[at] === "none");
  const [unpacked, rows] = await Promise.all([
    readBare(session, bare, box),
    readRows(
      session,
      stretches
        .filter((_, at) => packed[at] === "near")
        .map(({ from, until, ...of }) => ({ ...of, from: new Date(from), until: new Date(until) })),
    ),
  ]);
  const near = stretches.filter((_, at) => packed[at] === "near");
  const whole = rows.map((own, at): Run => {
    const { times, latE7, lonE7 } = acceptedPlaces(own);
    const fixes = Array.from(times, (time, index) => toFix(time, latE7[index] ?? 0, lonE7[index] ?? 0));
    return { vehicleId: near[at]?.vehicleId ?? "", fixes, isFirst: true, isLast: true };
  });
  return [...unpacked, ...whole];
}

/**
 * Whether a stretch has packed days, and whether it may come near: by the bounds of all of them and of what stands beside,
 * so that a way over midnight counts too.
 */
async function findPacked({ sql }: Session, stretches: readonly Stretch[], box: Box) {
  const rows = await sql<{ place: number; near: boolean }[]>`
    select place::int, bool_or(near) as near from (
      select span.place,
             (min(south_e7) <= ${box.north} and max(north_e7) >= ${box.south}
              and min(west_e7) <= ${box.east} and max(east_e7) >= ${box.west})
             or exists (
               select from positions stored
                where stored.organisation_key = span.organisation_key and stored.device_key = span.device_key
                  and stored.fix_time >= span.from_time and stored.fix_time < span.until_time) as near
        from ${spansOf({ sql }, stretches)}
        join tracks track on track.organisation_key = span.organisation_key and track.device_key = span.device_key
         and track.day between (from_time at time zone 'utc')::date and (until_time at time zone 'utc')::date
         and last_fix >= from_time and first_fix < until_time
       group by span.place, span.organisation_key, span.device_key, span.from_time, span.until_time) as found
     group by place`;
  const found = new Map(rows.map(({ place, near }) => [place - 1, near]));
  return stretches.map((_, at) => (found.has(at) ? (found.get(at) ? "near" : "far") : "none"));
}

/** Steps between neighbouring positions that touch the box, of stretches without a packed day; joined to runs. */
async function readBare(session: Session, stretches: readonly Stretch[], box: Box): Promise<Run[]> {
  if (stretches.length === 0) return [];
  const rows = await session.sql<Step[]>`
    select place::int, time::float8, lat_e7, lon_e7, next_time::float8, next_lat_e7, next_lon_e7, is_first
      from ${spansOf(session, stretches)}
     cross join lateral (
       select extract(epoch from fix_time) * 1000 as time, lat_e7, lon_e7,
              lead(extract(epoch from fix_time) * 1000) over steps as next_time,
              lead(lat_e7) over steps as next_lat_e7, lead(lon_e7) over steps as next_lon_e7,
              row_number() over steps = 1 as is_first
         from positions stored
        where stored.organisation_key = span.organisation_key and stored.device_key = span.device_key
          and stored.fix_time >= span.from_time and stored.fix_time < span.until_time and stored.verdict = 0
       window steps as (order by fix_time)
     ) as step
     where least(lat_e7, next_lat_e7) <= ${box.north} and greatest(lat_e7, next_lat_e7) >= ${box.south}
       and least(lon_e7, next_lon_e7) <= ${box.east} and greatest(lon_e7, next_lon_e7) >= ${box.west}
     order by place, time`;
  return joined(rows, stretches);
}

/** Steps that follow each other without a gap, as runs. */
function joined(steps: readonly Step[], stretches: readonly Stretch[]): Run[] {
  const runs: Run[] = [];
  let before: Step | undefined;
  for (const step of steps) {
    if (before?.place !== step.place || before.next_time !== step.time) {
      const vehicleId = stretches[step.place - 1]?.vehicleId ?? "";
      const fixes = [toFix(step.time, step.lat_e7, step.lon_e7)];
      runs.push({ vehicleId, fixes, isFirst: step.is_first, isLast: false });
    }
    const run = runs.at(-1);
    if (run && step.next_time === null) run.isLast = true;
    else if (run) run.fixes.push(toFix(step.next_time ?? 0, step.next_lat_e7 ?? 0, step.next_lon_e7 ?? 0));
    before = step;
  }
  return runs;
}

interface Step {
  place: number;
  time: number;
  lat_e7: number;
  lon_e7: number;
  next_time: number | null;
  next_lat_e7: number | null;
  next_lon_e7: number | null;
  is_first: boolean;
}

function spansOf({ sql }: Pick<Session, "sql">, stretches: readonly Stretch[]) {
  const given = new ArrayColumns(["int4", "int4", "timestamptz", "timestamptz"]);
  for (const { organisationKey, deviceKey, from, until } of stretches)
    given.add([organisationKey, deviceKey, from, until]);
  const [organisations = null, devices = null, froms = null, untils = null] = given.parameters(sql);
  return sql`unnest(${organisations}::int[], ${devices}::int[], ${froms}::timestamptz[], ${untils}::timestamptz[])
    with ordinality as span (organisation_key, device_key, from_time, until_time, place)`;
}

const toFix = (time: number, latE7: number, lonE7: number): Fix => ({ time, lat: latE7 / 1e7, lon: lonE7 / 1e7 });

const toE7 = ({ south, west, north, east }: Area["bounds"]): Box => ({
  south: Math.floor(south * 1e7),
  west: Math.floor(west * 1e7),
  north: Math.ceil(north * 1e7),
  east: Math.ceil(east * 1e7),
});
