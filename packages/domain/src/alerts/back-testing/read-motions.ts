import type { Session } from "@cartage/db/session";
import type { Motion } from "@cartage/telemetry/frame";
import { type MotionChange, readChanges, type WrittenChanges } from "../../tracking/deriving/motion-changes.ts";
import { stretchFrom } from "../../tracking/deriving/stretch.ts";
import type { DayOfSpeeds } from "./read-speeds.ts";

/** How a vehicle moved through a stretch, by what the derivation kept of it. Epoch ms. */
export interface KnownMotion {
  /** At its beginning, and since when. */
  motion: Motion;
  since: number;
  /** When the fix was that counted before it. */
  counted: number;
  changes: MotionChange[];
}

/** By the beginning of the stretch. Missing where the derivation left open at either end what counts, or keeps nothing of it. */
export type Motions = ReadonlyMap<number, KnownMotion>;

/** What was read of how a vehicle moved before it is asked for. */
export interface ReadMotion {
  motions: Motions;
  /** By day (epoch ms): those on which it moved as the rule asks. */
  days: ReadonlyMap<number, DayOfSpeeds>;
}

interface Checkpoint extends Omit<KnownMotion, "changes"> {
  before: number;
  /** The newest fix before it. */
  last: number;
  /** Of the stretch of that fix. */
  changes: WrittenChanges | null;
  isClosed: boolean;
}

/** Reads how a vehicle moved since a time: what a stretch held is in the checkpoint behind it. */
export async function readMotions({ sql }: Session, vehicleId: string, since: number): Promise<Motions> {
  const checkpoints = await sql<Checkpoint[]>`
    select (extract(epoch from before) * 1000)::float8 as before, (state #>> '{last,time}')::float8 as last,
           (state #>> '{counted,time}')::float8 as counted, state #>> '{track,motion}' as motion,
           (state #>> '{track,motionSince}')::float8 as since, state #> '{track,changes}' as changes,
           state #> '{track,departing}' = '[]' and not jsonb_path_exists(state, '$.screening.*.suspects[0]') as "isClosed"
      from (select before, state::jsonb as state from derivation_checkpoints
             where vehicle_id = ${vehicleId} and before >= ${new Date(since)}
             order by before offset 0) as known
     where state -> 'track' <> 'null' and state -> 'counted' <> 'null'`;
  const motions = new Map<number, KnownMotion>();
  for (const [at, { before, isClosed, motion, since, counted }] of checkpoints.entries()) {
    const next = checkpoints[at + 1];
    if (!isClosed || !next?.isClosed || !next.changes || stretchFrom(next.last) !== before) continue;
    motions.set(before, { motion, since, counted, changes: readChanges(next.changes, before) });
  }
  return motions;
}
