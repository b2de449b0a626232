import type { Session } from "@cartage/db/session";
import { type JudgedFix, readFixes as readSpans } from "../packing/read-fixes.ts";
import type { Span } from "../packing/read-rows.ts";
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
  const fittings = await listFittings(session, range);
  for (const day of await listDays(session, range, fittings)) {
    const spans = fittings
      .map(({ deviceKey, fittedAt, removedAt }) => ({
        organisationKey: range.organisationKey,
        deviceKey,
        from: Math.max(day, fittedAt, range.from),
        until: Math.min(day + dayMs, removedAt, range.until + 1),
      }))
      .filter(({ from, until }) => from < until)
      .map((span): Span => ({ ...span, from: new Date(span.from), until: new Date(span.until) }));
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

interface Fitting {
  deviceKey: number;
  /** Epoch ms. */
  fittedAt: number;
  removedAt: number;
}

async function listFittings({ sql }: Session, { vehicleId, from, until }: FixRange): Promise<Fitting[]> {
  return sql<Fitting[]>`
    select device_key as "deviceKey", (extract(epoch from fitted_at) * 1000)::float8 as "fittedAt",
           coalesce(extract(epoch from removed_at) * 1000, 'infinity')::float8 as "removedAt"
      from fittings
     where vehicle_id = ${vehicleId}
       and (removed_at is null or removed_at > ${instantOf(from)}::timestamptz)
       and fitted_at <= ${instantOf(until)}::timestamptz`;
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
