import { organisations, users } from "@cartage/db/schema/accounts";
import { technicalIssueEntries, technicalIssues } from "@cartage/db/schema/issues";
import { desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { IssueId } from "../inputs.ts";
import type { Severity } from "../rules.ts";
import type { IssueState } from "../states.ts";

export interface IssueEntry {
  id: string;
  kind: (typeof technicalIssueEntries.kind.enumValues)[number];
  author: string;
  /** Who acted on the author's behalf. */
  behind: string | null;
  body: string | null;
  /** A state, a severity, or an assignee's name. */
  before: string | null;
  after: string | null;
  /** Epoch ms. */
  writtenAt: number;
}

export interface Issue {
  id: string;
  state: IssueState;
  severity: Severity;
  traceId: string | null;
  path: string;
  code: string | null;
  version: string;
  userAgent: string | null;
  raiser: { id: string; name: string; email: string };
  organisation: { id: string; name: string } | null;
  assigneeId: string | null;
  times: number;
  /** Epoch ms. */
  raisedAt: number;
  /** The newest 200, the oldest of them first. */
  entries: IssueEntry[];
}

const mostEntries = 200;

/** A technical issue with all that is known of it. Throws `not_found`. */
export async function getIssue(ctx: Context, { issueId }: z.infer<typeof IssueId>): Promise<Issue> {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  const { db } = ctx.session;
  const [row] = await db
    .select({
      issue: technicalIssues,
      raiser: { id: users.id, name: users.name, email: users.email },
      organisation: { id: organisations.id, name: organisations.name },
    })
    .from(technicalIssues)
    .innerJoin(users, eq(users.id, technicalIssues.raisedBy))
    .leftJoin(organisations, eq(organisations.id, technicalIssues.organisationId))
    .where(eq(technicalIssues.id, issueId));
  if (!row) throw new DomainError("not_found");
  const { raisedBy: _, organisationId: __, changedAt: ___, raisedAt, ...issue } = row.issue;
  return {
    ...issue,
    raisedAt: raisedAt.getTime(),
    raiser: row.raiser,
    organisation: row.organisation,
    entries: await entriesOf(ctx, issueId),
  };
}

async function entriesOf({ session: { db } }: Context, issueId: string): Promise<IssueEntry[]> {
  const { kind, before, after, writtenAt, id } = technicalIssueEntries;
  const named = (value: typeof before | typeof after) => sql<string | null>`
    case ${kind} when 'assignee' then (select u.name from users u where u.id::text = ${value}) else ${value} end`;
  const entries = await db
    .select({
      id,
      kind,
      author: users.name,
      behind: sql<string | null>`(select u.name from users u where u.id = ${technicalIssueEntries.behindId})`,
      body: technicalIssueEntries.body,
      before: named(before),
      after: named(after),
      writtenAt,
    })
    .from(technicalIssueEntries)
    .innerJoin(users, eq(users.id, technicalIssueEntries.authorId))
    .where(eq(technicalIssueEntries.issueId, issueId))
    .orderBy(desc(writtenAt), desc(id))
    .limit(mostEntries);
  return entries.toReversed().map((entry) => ({ ...entry, writtenAt: entry.writtenAt.getTime() }));
}
