import { organisations, users } from "@cartage/db/schema/accounts";
import { technicalIssues } from "@cartage/db/schema/issues";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListIssues } from "../inputs.ts";
import type { Severity } from "../rules.ts";
import type { IssueState } from "../states.ts";

export interface IssueRow {
  id: string;
  state: IssueState;
  severity: Severity;
  traceId: string | null;
  path: string;
  code: string | null;
  raiser: string;
  /** Null for people of the platform. */
  organisation: string | null;
  assignee: string | null;
  times: number;
  /** Epoch ms. */
  raisedAt: number;
  changedAt: number;
}

const orders = {
  changedAt: byInstant(technicalIssues.changedAt),
  raisedAt: byInstant(technicalIssues.raisedAt),
} satisfies Record<string, Order>;

/** Technical issues of all organisations, a page at a time. */
export async function listIssues(ctx: Context, input: z.infer<typeof ListIssues>): Promise<Page<IssueRow>> {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  const { sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const { id } = technicalIssues;
  const rows = await ctx.session.db
    .select({
      id,
      state: technicalIssues.state,
      severity: technicalIssues.severity,
      traceId: technicalIssues.traceId,
      path: technicalIssues.path,
      code: technicalIssues.code,
      raiser: users.name,
      organisation: organisations.name,
      assignee: sql<string | null>`(select u.name from users u where u.id = ${technicalIssues.assigneeId})`,
      times: technicalIssues.times,
      raisedAt: technicalIssues.raisedAt,
      changedAt: technicalIssues.changedAt,
      sortedBy: order.key,
    })
    .from(technicalIssues)
    .innerJoin(users, eq(users.id, technicalIssues.raisedBy))
    .leftJoin(organisations, eq(organisations.id, technicalIssues.organisationId))
    .where(and(filtered(input), afterCursor(cursor, order, id, direction)))
    .orderBy(...ordered(order, id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, raisedAt, changedAt, ...row }) => ({
      ...row,
      raisedAt: raisedAt.getTime(),
      changedAt: changedAt.getTime(),
    }),
  });
}

function filtered(input: z.infer<typeof ListIssues>): SQL | undefined {
  const { search, state, severity, organisationId, assigneeId } = input;
  const { path, code, traceId } = technicalIssues;
  const searched = sql`concat_ws(' ', ${traceId}, ${path}, ${code}, ${users.name}, ${users.email})`;
  return and(
    contains(searched, search),
    state ? eq(technicalIssues.state, state) : undefined,
    severity ? eq(technicalIssues.severity, severity) : undefined,
    organisationId ? eq(technicalIssues.organisationId, organisationId) : undefined,
    assigneeId === null ? isNull(technicalIssues.assigneeId) : undefined,
    assigneeId ? eq(technicalIssues.assigneeId, assigneeId) : undefined,
  );
}
