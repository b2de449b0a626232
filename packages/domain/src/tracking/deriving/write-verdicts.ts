import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { reopenTracks } from "../packing/reopen-tracks.ts";
import { noDoubt } from "../packing/stored-columns.ts";
import { type MovedVehicle, type StoredFix as MovingFix, moveVehicles } from "../storing/move-vehicles.ts";
import { type ReplacedFix, restateVehicles } from "../storing/restate-vehicles.ts";
import { verdictCode } from "../verdict.ts";
import type { VerdictFact } from "./facts.ts";

const judge = `
  update positions as stored
     set verdict = given.verdict, doubt = given.doubt
    from unnest($1::int[], $2::int[], $3::timestamptz[], $4::smallint[], $5::smallint[])
           as given (organisation_key, device_key, fix_time, verdict, doubt)
   where stored.organisation_key = given.organisation_key
     and stored.device_key = given.device_key
     and stored.fix_time = given.fix_time
     and stored.fix_time between $6::timestamptz and $7::timestamptz
     and (stored.verdict, stored.doubt) is distinct from (given.verdict, given.doubt)
  returning stored.organisation_key as "organisationKey", stored.device_key as "deviceKey", stored.verdict,
    (extract(epoch from stored.fix_time) * 1000)::float8 as "fixTime", stored.speed_cmps as "speedCmps", stored.ignition`;

type Judged = MovingFix & { verdict: number };

/** A verdict and whose position it is about. */
export type GivenVerdict = VerdictFact & { organisationKey: number };

/**
 * Writes what neighbours said of positions, the last word about each, and puts vehicles whose newest position is doubted
 * now back to the newest that is not. Answers the vehicles that moved, and how many verdicts changed.
 */
export async function writeVerdicts(
  session: Session,
  verdicts: readonly GivenVerdict[],
): Promise<{ moved: MovedVehicle[]; changed: number }> {
  if (verdicts.length === 0) return { moved: [], changed: 0 };
  const last = new Map(verdicts.map((fact) => [`${fact.deviceKey} ${fact.time}`, fact]));
  const columns = new ArrayColumns(["int4", "int4", "timestamptz", "int2", "int2"]);
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { organisationKey, deviceKey, time, verdict, doubt } of last.values()) {
    columns.add([organisationKey, deviceKey, time, verdictCode[verdict], doubt ?? noDoubt]);
    from = Math.min(from, time);
    until = Math.max(until, time);
  }
  await openPackedDays(session, [...last.values()]);
  const range = [new Date(from).toISOString(), new Date(until).toISOString()];
  const judged = await session.sql.unsafe<Judged[]>(judge, [...columns.parameters(session.sql), ...range]);
  const doubted: ReplacedFix[] = judged.filter(({ verdict }) => verdict !== verdictCode.accepted);
  const restored = judged.filter(({ verdict }) => verdict === verdictCode.accepted);
  const restated = await restateVehicles(session, doubted);
  const moved = restored.length > 0 ? await moveVehicles(session, restored) : [];
  return { moved: [...restated, ...moved], changed: judged.length };
}

/** A day is packed once it is over: a verdict about it opens it again. */
async function openPackedDays(session: Session, verdicts: readonly GivenVerdict[]): Promise<void> {
  const mayBePacked = Date.now() - 86_400_000;
  const old = verdicts.filter(({ time }) => time < mayBePacked);
  if (old.length === 0) return;
  const packed = await session.sql<{ organisation_key: number; device_key: number; day: string }[]>`
    select distinct track.organisation_key, track.device_key, track.day::text
      from unnest(${old.map(({ organisationKey }) => organisationKey)}::int[],
                  ${old.map(({ deviceKey }) => deviceKey)}::int[], ${old.map(({ time }) => time)}::float8[])
             as given (organisation_key, device_key, fix_ms)
      join tracks track on track.organisation_key = given.organisation_key and track.device_key = given.device_key
       and track.day = (to_timestamp(given.fix_ms / 1000) at time zone 'utc')::date
     order by 2, 3`;
  for (const { organisation_key: organisationKey, device_key, day } of packed) {
    await reopenTracks(session, { organisationKey, deviceKeys: [device_key], fromDay: day, untilDay: day });
  }
}
