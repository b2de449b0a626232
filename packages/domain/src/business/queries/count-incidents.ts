import { sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { IncidentKind } from "../../incidents/states.ts";
import { added, type IncidentFigures, noIncidents } from "../figure-rules.ts";
import { incidentsWithin } from "../incidents-within.ts";
import type { BusinessFilters } from "../inputs.ts";
import { periodOf } from "../period-rules.ts";

type Counted = IncidentFigures & { isBefore: boolean; day: string; kind: IncidentKind };

/** The incidents that happened in a period, by kind and day by day, and how many there were in the period before. */
export async function countIncidents(ctx: Context, input: BusinessFilters) {
  const { organisationId } = authorise(ctx.actor, "incidents.view");
  const { now, before } = periodOf(input);
  const rows = await ctx.session.db.execute<{ [Name in keyof Counted]: Counted[Name] }>(sql`
    ${incidentsWithin({ filters: input, organisationId, from: before.from, until: now.until })}
    select happened_at < ${new Date(now.from).toISOString()}::timestamptz as "isBefore", kind,
           (happened_at at time zone ${input.timeZone})::date::text as day, count(*)::integer as incidents,
           count(*) filter (where severity = 'critical')::integer as critical,
           count(*) filter (where state in ('open', 'under_way'))::integer as unresolved
      from incidents_within group by 1, 2, 3`);
  const sum = (some: readonly Counted[]) =>
    some.map(({ incidents, critical, unresolved }) => ({ incidents, critical, unresolved })).reduce(added, noIncidents);
  const current = rows.filter(({ isBefore }) => !isBefore);
  const kinds = [...Map.groupBy(current, ({ kind }) => kind)].map(([kind, some]) => ({ kind, ...sum(some) }));
  const days = [...Map.groupBy(current, ({ day }) => day)].map(([day, some]) => ({ day, ...sum(some) }));
  return {
    now: sum(current),
    before: sum(rows.filter(({ isBefore }) => isBefore)),
    kinds: kinds.toSorted((one, other) => other.incidents - one.incidents),
    days: days.toSorted((one, other) => one.day.localeCompare(other.day)),
  };
}
