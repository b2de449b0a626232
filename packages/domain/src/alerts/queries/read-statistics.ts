import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { AlertStatistics } from "../work-inputs.ts";

export interface RuleStatistics {
  rule: { id: string; name: string };
  alerts: number;
  retracted: number;
  /** Medians in seconds, by our clock, from when an alert opened; null where none was. */
  toAcknowledgeS: number | null;
  toResolveS: number | null;
}

const most = 100;

/** How the alerts that opened in a period were worked on, by rule, those with most alerts first. */
export async function readStatistics(
  { actor, session: { sql } }: Context,
  { from, to }: z.infer<typeof AlertStatistics>,
): Promise<RuleStatistics[]> {
  const { organisationId } = authorise(actor, "tracking.view");
  const rows = await sql<(Omit<RuleStatistics, "rule"> & { id: string; name: string })[]>`
    select r.id, r.name, count(*)::int as alerts,
           (count(*) filter (where a.retracted_at is not null))::int as retracted,
           percentile_cont(0.5) within group (order by extract(epoch from a.acknowledged_at - a.opened_at))
             filter (where a.acknowledged_at is not null) as "toAcknowledgeS",
           percentile_cont(0.5) within group (order by extract(epoch from a.resolved_at - a.opened_at))
             filter (where a.resolved_at is not null and a.retracted_at is null) as "toResolveS"
      from alerts a
      join alert_rules r on r.id = a.rule_id
     where a.organisation_id = ${organisationId}
       and a.opened_at >= ${new Date(from)} and a.opened_at < ${new Date(to)}
     group by r.id, r.name
     order by count(*) desc, r.name
     limit ${most}`;
  return rows.map(({ id, name, ...row }) => ({ rule: { id, name }, ...row }));
}
