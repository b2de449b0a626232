import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { Fix } from "../../tracking/deriving/moment.ts";
import type { Needs } from "./needs-of.ts";
import { fixesOf, type SentColumns } from "./position-columns.ts";
import { findPacked, type PackedDay, readPacked } from "./read-packed.ts";
import { at, type Fitted } from "./scoped-vehicles.ts";

/**
 * Accepted fixes of devices in ranges of time, by device, each in the order of times, packed or not. Of days that are not,
 * Postgres makes the columns, so that no row is read as a row.
 */
export async function readColumns(ctx: Context, needs: Needs, ranges: readonly Fitted[]): Promise<Map<number, Fix[]>> {
  if (ranges.length === 0) return new Map();
  const keys = [...new Set(ranges.map(({ deviceKey }) => deviceKey))];
  const before = await findPacked(ctx, keys, spanOf(ranges));
  const fixes = await readStored(ctx, needs, without(ranges, before));
  // a day that was packed meanwhile was in neither place
  const packed = [...before, ...(await findPacked(ctx, keys, spanOf(ranges)))];
  const [first] = packed;
  if (!first) return fixes;
  const packedKeys = new Set(packed.map(({ deviceKey }) => deviceKey));
  const ofPacked = ranges.filter(({ deviceKey }) => packedKeys.has(deviceKey));
  for (const key of packedKeys) fixes.delete(key);
  for (const [key, own] of await readPacked(ctx, ofPacked, first.organisationKey)) fixes.set(key, own);
  return fixes;
}

function without(ranges: readonly Fitted[], packed: readonly PackedDay[]): Fitted[] {
  const keys = new Set(packed.map(({ deviceKey }) => deviceKey));
  return ranges.filter(({ deviceKey }) => !keys.has(deviceKey));
}

async function readStored(ctx: Context, { columns }: Needs, ranges: readonly Fitted[]): Promise<Map<number, Fix[]>> {
  if (ranges.length === 0) return new Map();
  const rows = await ctx.session.db.execute<SentColumns & Record<string, unknown>>(
    isWhole(ranges) ? wholeQuery(columns, ranges) : rangesQuery(columns, ranges),
  );
  return new Map(rows.map((row) => [row.device_key, fixesOf(row)]));
}

/** The times at which a device showed what wakes a rule, in stretches of ten minutes; of a packed day, all of it. */
export async function findWakes(
  ctx: Context,
  wakes: SQL,
  ranges: readonly Fitted[],
): Promise<{ deviceKey: number; from: number; until: number }[]> {
  const { from, until } = spanOf(ranges);
  const rows = await ctx.session.db.execute<{ device_key: number; began: number }>(sql`
    select p.device_key, (extract(epoch from date_bin('10 minutes', p.fix_time, 'epoch')) * 1000)::float8 as began
      from positions p
     where p.organisation_key = (select current_organisation_key()) and p.device_key = any(${keysOf(ranges)})
       and p.fix_time >= ${at(from)} and p.fix_time < ${at(until)} and p.verdict = 0 and ${wakes}
     group by 1, 2
     order by 1, 2`);
  const packed = await findPacked(ctx, [...new Set(ranges.map(({ deviceKey }) => deviceKey))], { from, until });
  return [
    ...rows.map(({ device_key, began }) => ({ deviceKey: device_key, from: began, until: began + wakeMs })),
    ...packed.map(({ deviceKey, from, until }) => ({ deviceKey, from, until })),
  ];
}

const wakeMs = 600_000;

const optional = ["heading_ddeg", "battery_percent", "ignition", "ext"] as const;

function sent(columns: Needs["columns"]): SQL {
  const always = ["fix_time", "lat_e7", "lon_e7", "speed_cmps"] as const;
  const asked = [...always, ...optional.filter((name) => columns.includes(name))];
  const absent = optional.filter((name) => !columns.includes(name));
  return sql.join(
    [
      ...asked.map((name) => sql`array_send(array_agg(p.${sql.identifier(name)})) as ${sql.identifier(name)}`),
      ...absent.map((name) => sql`null as ${sql.identifier(name)}`),
    ],
    sql`, `,
  );
}

/** One range for all devices: a partition is read from its first page to its last. */
function wholeQuery(columns: Needs["columns"], ranges: readonly Fitted[]): SQL {
  const { from, until } = spanOf(ranges);
  return sql`
    select p.device_key, ${sent(columns)}
      from positions p
     where p.organisation_key = (select current_organisation_key()) and p.device_key = any(${keysOf(ranges)})
       and p.fix_time >= ${at(from)} and p.fix_time < ${at(until)} and p.verdict = 0
     group by p.device_key`;
}

/** Ranges of their own: each is found by the index. */
function rangesQuery(columns: Needs["columns"], ranges: readonly Fitted[]): SQL {
  const { from, until } = spanOf(ranges);
  const list = JSON.stringify(
    ranges.map((range) => [range.deviceKey, new Date(range.from).toISOString(), new Date(range.until).toISOString()]),
  );
  return sql`
    select p.device_key, ${sent(columns)}
      from jsonb_array_elements(${list}::jsonb) asked
      cross join lateral (
        select * from positions p
         where p.organisation_key = (select current_organisation_key()) and p.device_key = (asked.value ->> 0)::integer
           and p.fix_time >= (asked.value ->> 1)::timestamptz and p.fix_time < (asked.value ->> 2)::timestamptz
           and p.fix_time >= ${at(from)} and p.fix_time < ${at(until)} and p.verdict = 0
         order by p.fix_time) p
     group by p.device_key`;
}

function isWhole(ranges: readonly Fitted[]): boolean {
  const [first] = ranges;
  return ranges.length > 1 && ranges.every(({ from, until }) => from === first?.from && until === first.until);
}

function spanOf(ranges: readonly Fitted[]) {
  return {
    from: ranges.reduce((least, range) => Math.min(least, range.from), Number.POSITIVE_INFINITY),
    until: ranges.reduce((most, range) => Math.max(most, range.until), 0),
  };
}

function keysOf(ranges: readonly Fitted[]): SQL {
  const keys = [...new Set(ranges.map(({ deviceKey }) => deviceKey))];
  return sql`${`{${keys.join(",")}}`}::integer[]`;
}
