import { incidents } from "@cartage/db/schema/incidents";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { IncidentKind, IncidentSeverity, IncidentState } from "../../incidents/states.ts";
import { byInstant, type Page, page, readKey } from "../../paging.ts";
import { incidentsWithin } from "../incidents-within.ts";
import type { ListIncidentsBehind } from "../inputs.ts";
import { periodOf } from "../period-rules.ts";

export interface IncidentBehind {
  id: string;
  number: number;
  kind: IncidentKind;
  severity: IncidentSeverity;
  state: IncidentState;
  description: string;
  /** Epoch ms. */
  happenedAt: number;
}

const order = byInstant(incidents.happenedAt);

/** The incidents that were counted, the first that happened at the top, a page at a time. */
export async function listIncidentsBehind(
  ctx: Context,
  input: z.infer<typeof ListIncidentsBehind>,
): Promise<Page<IncidentBehind>> {
  const { organisationId } = authorise(ctx.actor, "incidents.view");
  const { kind, cursor, limit } = input;
  const [happenedAt, id] = cursor ? readKey(cursor, order) : [null, null];
  type Row = Omit<IncidentBehind, "happenedAt"> & { happenedMs: string; sortedBy: string };
  const rows = await ctx.session.db.execute<{ [Name in keyof Row]: Row[Name] }>(sql`
    ${incidentsWithin({ filters: input, organisationId, ...periodOf(input).now })}
    select id, number, kind, severity, state, description, floor(extract(epoch from happened_at) * 1000) as "happenedMs",
           to_char(happened_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sortedBy"
      from incidents_within
     where ${kind ? sql`kind = ${kind}` : sql`true`}
       ${happenedAt === null ? sql`` : sql`and (happened_at, id) > (${happenedAt}::timestamptz, ${id}::uuid)`}
     order by happened_at, id limit ${limit + 1}`);
  return page([...rows], {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ happenedMs, sortedBy: _, ...row }) => ({ ...row, happenedAt: Number(happenedMs) }),
  });
}
