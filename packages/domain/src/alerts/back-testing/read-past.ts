import type { Session } from "@cartage/db/session";
import { stretchMs } from "../../tracking/deriving/stretch.ts";
import { decodeOutlines } from "../../tracking/packing/code-outlines.ts";
import type { Outline } from "../../tracking/packing/outlines.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";

/** A packed day of a device. */
export interface PackedDay {
  deviceKey: number;
  /** Epoch ms. */
  day: number;
  /** Whether none of it is doubted. */
  isAccepted: boolean;
  outlines: Outline[];
}

/** What is known of a stretch of a vehicle's past without reading it. */
export interface KnownStretch extends Outline {
  /** Whether all of it is one device's, from one place. */
  isOfOne: boolean;
}

/** A vehicle's past in outline. */
export interface Past {
  /** In order. */
  stretches: KnownStretch[];
  days: PackedDay[];
  /** From here on positions wait to be derived, or were never derived; Infinity where all is. */
  waitsFrom: number;
}

/** What is asked of positions: what is not need not be counted, and may be anything. */
export type Asked = ReadonlySet<"speed" | "place" | "battery" | "ignition" | "ext">;

/** What vehicles' past holds since a time, in outline. */
export async function readPast(
  { sql }: Session,
  vehicles: readonly ScopedVehicle[],
  { from, until, asked }: { from: number; until: number; asked: Asked },
): Promise<Map<string, Past>> {
  const keys = [...new Set(vehicles.flatMap(({ fittings }) => fittings.map(({ deviceKey }) => deviceKey)))];
  const packed = await sql<{ deviceKey: number; day: number; isAccepted: boolean; outlines: Uint8Array | null }[]>`
    select device_key as "deviceKey", (extract(epoch from day::timestamp at time zone 'utc') * 1000)::float8 as day,
           accepted = positions as "isAccepted", outlines
      from tracks
     where organisation_key = (select current_organisation_key()) and device_key = any(${keys}::int[])
       and last_fix >= ${new Date(from)} and first_fix < ${new Date(until)}
     order by 1, 2`;
  const days = packed.map(({ outlines, ...of }) => ({
    ...of,
    outlines: decodeOutlines(outlines) ?? unknownDay(of.day),
  }));
  const stored = await readStored(sql, keys, { from, until, asked });
  const waits = await readWaiting(sql, vehicles);
  const daysOf = Map.groupBy(days, ({ deviceKey }) => deviceKey);
  const storedOf = Map.groupBy(stored, ({ deviceKey }) => deviceKey);
  return new Map(
    vehicles.map(({ vehicleId, fittings }) => {
      const own = fittings.flatMap((fitted) => (daysOf.get(fitted.deviceKey) ?? []).map((day) => ({ ...day, fitted })));
      const outlines = fittings.flatMap(({ deviceKey, from: since, until: end }) => [
        ...(daysOf.get(deviceKey) ?? []).flatMap((day) => day.outlines).filter(isWithin(since, end)),
        ...(storedOf.get(deviceKey) ?? []).filter(isWithin(since, end)),
      ]);
      const past = {
        stretches: toStretches(outlines),
        days: own,
        waitsFrom: waits.get(vehicleId) ?? Number.POSITIVE_INFINITY,
      };
      return [vehicleId, past];
    }),
  );
}

const isWithin = (since: number, end: number) => (outline: Outline) => outline.last >= since && outline.first < end;

const measures = {
  speed: `coalesce(max(speed_cmps), -1)::int as "topSpeedCmps", (count(*) - count(speed_cmps))::int as speedless`,
  place: `min(lat_e7) as "southE7", max(lat_e7) as "northE7", min(lon_e7) as "westE7", max(lon_e7) as "eastE7"`,
  battery: `coalesce(min(battery_percent), 101)::int as "leastBatteryPercent"`,
  ignition: "bit_or(case when ignition then 1 when not ignition then 2 else 4 end) as ignition",
  ext: `case when bool_or(ext <> '') then -1 else 0 end as keys`,
};

/** Out of rows that are not packed; what stands between two rows is not looked at. */
async function readStored(
  sql: Session["sql"],
  keys: readonly number[],
  { from, until, asked }: { from: number; until: number; asked: Asked },
): Promise<(Outline & { deviceKey: number })[]> {
  const rows = await sql<({ deviceKey: number } & Pick<Outline, "from" | "rows" | "first" | "last">)[]>`
    select device_key as "deviceKey", (extract(epoch from date_bin('2 hours', fix_time, 'epoch')) * 1000)::float8 as from,
           count(*)::int as rows, (extract(epoch from min(fix_time)) * 1000)::float8 as first,
           (extract(epoch from max(fix_time)) * 1000)::float8 as last
           ${sql.unsafe([...asked].map((name) => `, ${measures[name]}`).join(""))}
      from positions
     where organisation_key = (select current_organisation_key()) and device_key = any(${[...keys]}::int[])
       and fix_time >= ${new Date(from)} and fix_time < ${new Date(until)} and verdict = 0
     group by device_key, date_bin('2 hours', fix_time, 'epoch')`;
  return rows.map((row) => ({ ...unknownStretch, ...row }));
}

const everything = Number.POSITIVE_INFINITY;
const unknownStretch = {
  rows: everything,
  widestGapMs: everything,
  southE7: -900_000_000,
  westE7: -1_800_000_000,
  northE7: 900_000_000,
  eastE7: 1_800_000_000,
  topSpeedCmps: everything,
  speedless: everything,
  leastBatteryPercent: 0,
  ignition: 7,
  keys: -1,
  values: -1,
  ranges: null,
  hardest: { acceleration: everything, braking: everything, cornering: everything },
};

/** Of a track without outlines: anything may be in it. */
const unknownDay = (day: number): Outline[] =>
  Array.from({ length: 12 }, (_, n) => {
    const from = day + n * stretchMs;
    return { ...unknownStretch, from, first: from, last: from + stretchMs - 1 };
  });

function toStretches(outlines: readonly Outline[]): KnownStretch[] {
  const stretches = [...Map.groupBy(outlines, ({ from }) => from).values()].map((own) => {
    const [only] = own;
    if (own.length === 1 && only) return { ...only, isOfOne: true };
    return { ...own.reduce(joined), isOfOne: false };
  });
  return stretches.sort((a, b) => a.from - b.from);
}

function joined(a: Outline, b: Outline): Outline {
  return {
    ...unknownStretch,
    from: a.from,
    rows: a.rows + b.rows,
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    southE7: Math.min(a.southE7, b.southE7),
    westE7: Math.min(a.westE7, b.westE7),
    northE7: Math.max(a.northE7, b.northE7),
    eastE7: Math.max(a.eastE7, b.eastE7),
    topSpeedCmps: Math.max(a.topSpeedCmps, b.topSpeedCmps),
    speedless: a.speedless + b.speedless,
    leastBatteryPercent: Math.min(a.leastBatteryPercent, b.leastBatteryPercent),
    ignition: a.ignition | b.ignition,
    keys: a.keys | b.keys,
    values: a.values | b.values,
    ranges: a.ranges && b.ranges && joinedRanges(a.ranges, b.ranges),
  };
}

type Ranges = NonNullable<Outline["ranges"]>;

function joinedRanges(a: Ranges, b: Ranges): Ranges {
  const joined = new Map(a);
  for (const [key, { least, most }] of b) {
    const known = joined.get(key);
    joined.set(key, { least: Math.min(least, known?.least ?? least), most: Math.max(most, known?.most ?? most) });
  }
  return joined;
}

/**
 * From which fix time on something waits to be derived, or to be decided, by vehicle; of one that never was derived, from the
 * beginning.
 */
async function readWaiting(sql: Session["sql"], vehicles: readonly ScopedVehicle[]): Promise<Map<string, number>> {
  const rows = await sql<{ vehicle_id: string; since: number | null }[]>`
    with waiting as (
      select vehicle_id, since from derivation_marks
       union all
      select fitting.vehicle_id, stretch.since
        from derivation_batches batch
       cross join unnest(batch.device_keys, batch.sinces, batch.untils) as stretch (device_key, since, until)
        join fittings fitting on fitting.device_key = stretch.device_key and fitting.fitted_at <= stretch.until
         and (fitting.removed_at is null or fitting.removed_at > stretch.since))
    select known.vehicle_id,
           case when known.state is null then '-infinity'::float8
             else least((extract(epoch from min(waiting.since)) * 1000)::float8,
                        min((known.state::jsonb #>> '{track,departing,0,time}')::float8)) end as since
      from vehicle_derivations known left join waiting using (vehicle_id)
     where known.vehicle_id = any(${vehicles.map(({ vehicleId }) => vehicleId)}::uuid[])
     group by known.vehicle_id, known.state is null`;
  return new Map(rows.map(({ vehicle_id, since }) => [vehicle_id, since ?? everything]));
}
