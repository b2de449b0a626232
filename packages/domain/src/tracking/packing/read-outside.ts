import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { type JudgedFix, toFixes } from "./read-fixes.ts";
import type { Span } from "./read-rows.ts";
import { type AggregatedRows, aggregateRows, toTrackRows } from "./stored-columns.ts";

const readApart = `
  with span as (
    select * from unnest($1::int[], $2::int[], $3::timestamptz[], $4::timestamptz[])
      with ordinality as span (organisation_key, device_key, from_time, until_time, place))
  select span.device_key as "deviceKey", found.*
    from span
   cross join lateral (
     select ${aggregateRows("stored")}
       from positions_outside stored
      where stored.organisation_key = span.organisation_key and stored.device_key = span.device_key
        and stored.fix_time >= span.from_time and stored.fix_time < span.until_time
     having count(*) > 0
   ) as found
   order by span.place`;

/**
 * The fixes of spans that are kept apart, in the order of spans and fix times: their times were too old when they came, or so
 * far in the future that they belong to no day. Nothing is derived from them.
 */
export async function readOutside({ sql }: Pick<Session, "sql">, spans: readonly Span[]): Promise<JudgedFix[]> {
  if (spans.length === 0) return [];
  const given = new ArrayColumns(["int4", "int4", "timestamptz", "timestamptz"]);
  for (const { organisationKey, deviceKey, from, until } of spans)
    given.add([organisationKey, deviceKey, from.getTime(), until.getTime()]);
  const rows = await sql.unsafe<({ deviceKey: number } & AggregatedRows)[]>(readApart, given.parameters(sql), {
    prepare: true,
  });
  return rows.flatMap(({ deviceKey, ...row }) => toFixes(toTrackRows(row), deviceKey));
}
