import type { Session } from "@cartage/db/session";
import { type JudgedFix, readFixes as readSpans, toFixes } from "../packing/read-fixes.ts";
import { readRows, type Span } from "../packing/read-rows.ts";
import { verdicts } from "../verdict.ts";
import type { StoredFix } from "./derivation.ts";

export interface FixRange {
  vehicleId: string;
  organisationKey: number;
  /** Fix times, epoch ms; both included. */
  from: number;
  until: number;
}

const dayMs = 86_400_000;

/**
 * A vehicle's positions of a time, a day at a time, in the order of derivation: those of the devices fitted at the time,
 * packed or not.
 */
export async function* readFixes(session: Session, range: FixRange): AsyncGenerator<StoredFix[]> {
  const fittings = await listFittings(session, [range]);
  for (const day of await listDays(session, range, fittings)) {
    const spans = fittings.flatMap((fitting) => spanOf(fitting, range, { from: day, until: day + dayMs }));
    const fixes = await readSpans(session, spans);
    if (fixes.length > 0) yield fixes.map(toStored);
  }
}

/** All of them at once: for what came since a vehicle was derived last. */
export async function readAllFixes(session: Session, range: FixRange): Promise<StoredFix[]> {
  const all: StoredFix[][] = [];
  for await (const fixes of readFixes(session, range)) all.push(fixes);
  return all.flat();
}

/**
 * Those of several vehicles, of each within its range, in one statement for all: for short ranges, which end within days that
 * there are.
 */
export async function readTogether(session: Session, ranges: readonly FixRange[]): Promise<StoredFix[][]> {
  if (ranges.length === 0) return [];
  const fittings = Map.groupBy(await listFittings(session, ranges), ({ vehicleId }) => vehicleId);
  const spans = ranges.flatMap((range, at) =>
    (fittings.get(range.vehicleId) ?? []).flatMap((fitting) => spanOf(fitting, range).map((span) => ({ ...span, at }))),
  );
  const rows = await readRows(session, spans);
  const found = ranges.map((): JudgedFix[] => []);
  for (const [place, { at, deviceKey }] of spans.entries()) {
    const own = rows[place];
    if (own) found[at]?.push(...toFixes(own, deviceKey));
  }
  return found.map((fixes) => fixes.sort((a, b) => a.time - b.time || a.deviceKey - b.deviceKey).map(toStored));
}

interface Fitting {
  vehicleId: string;
  deviceKey: number;
  /** Epoch ms. */
  fittedAt: number;
  removedAt: number;
}

/** Those of vehicles that reach into the ranges, or near to them. */
async function listFittings({ sql }: Session, ranges: readonly FixRange[]): Promise<Fitting[]> {
  const from = Math.min(...ranges.map((range) => range.from));
  const until = Math.max(...ranges.map((range) => range.until));
  return sql<Fitting[]>`
    select vehicle_id as "vehicleId", device_key as "deviceKey", (extract(epoch from fitted_at) * 1000)::float8 as "fittedAt",
           coalesce(extract(epoch from removed_at) * 1000, 'infinity')::float8 as "removedAt"
      from fittings
     where vehicle_id = any(${ranges.map(({ vehicleId }) => vehicleId)}::uuid[])
       and (removed_at is null or removed_at > ${instantOf(from)}::timestamptz)
       and fitted_at <= ${instantOf(until)}::timestamptz`;
}

const always = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** The part of a range in which a device was fitted, within a time; none where it was not. */
function spanOf({ deviceKey, fittedAt, removedAt }: Fitting, range: FixRange, within = always): Span[] {
  const from = Math.max(within.from, fittedAt, range.from);
  const until = Math.min(within.until, removedAt, range.until + 1);
  if (from >= until) return [];
  return [{ organisationKey: range.organisationKey, deviceKey, from: new Date(from), until: new Date(until) }];
}

/** The days, ms at midnight UTC, of which there are partitions or tracks. */
async function listDays({ sql }: Session, range: FixRange, fittings: readonly Fitting[]): Promise<number[]> {
  if (fittings.length === 0) return [];
  const deviceKeys = fittings.map(({ deviceKey }) => deviceKey);
  const rows = await sql<{ day: number }[]>`
    with days as (
      select to_date(right(class.relname, 8), 'YYYYMMDD') as day
        from pg_inherits join pg_class class on class.oid = inhrelid
       where inhparent = 'positions'::regclass
      union
      select day from tracks
       where organisation_key = ${range.organisationKey} and device_key = any(${deviceKeys}::int[]))
    select (extract(epoch from day::timestamp at time zone 'utc') * 1000)::float8 as day
      from days
     where (day + 1)::timestamp at time zone 'utc' > ${instantOf(range.from)}::timestamptz
       and day::timestamp at time zone 'utc' <= ${instantOf(range.until)}::timestamptz
     order by days.day`;
  return rows.map(({ day }) => day);
}

/** As Postgres reads it, also without end. */
export function instantOf(ms: number): string {
  if (ms === Number.POSITIVE_INFINITY) return "infinity";
  return ms === Number.NEGATIVE_INFINITY ? "-infinity" : new Date(ms).toISOString();
}

function toStored({ verdict, doubt, ...fix }: JudgedFix): StoredFix {
  return { fix, verdict: verdicts[verdict] ?? "accepted", doubt };
}
