import { users } from "@cartage/db/schema/accounts";
import { technicalIssues } from "@cartage/db/schema/issues";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { queueMail } from "../../notifications/queue-mail.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { addEntry } from "../add-entry.ts";
import { holdIssue } from "../hold-issue.ts";
import type { MoveIssue } from "../inputs.ts";
import { issueStatesAfter } from "../states.ts";

/**
 * Moves an issue to another state, with a comment if there is one; once it is resolved, whoever raised it gets a mail.
 * Throws `not_found`, and `reporting.moved_on` when its state does not allow it any more.
 */
export async function moveIssue(ctx: Context, { issueId, state, body }: z.infer<typeof MoveIssue>) {
  authoriseOnPlatform(ctx.actor, "issues.manage");

  return transactionally(ctx, async (tx) => {
    const issue = await holdIssue(tx, issueId);
    if (!issueStatesAfter(issue.state).includes(state)) throw new DomainError("reporting.moved_on");
    await tx
      .update(technicalIssues)
      .set({ state })
      .where(issue.isIt)
      .catch(explain({ technical_issues_state_follows: "reporting.moved_on" }));
    const entry = { issueId, kind: "state" as const, body: body || null, before: issue.state, after: state };
    const occurredAt = await addEntry(tx, entry);
    if (state === "resolved") await tellRaiser(tx, issue);
    const change = { before: { state: issue.state }, after: { state } };
    await record(tx, { type: "technical_issue.changed", technicalIssueId: issueId, occurredAt }, change);
    return { issueId };
  });
}

async function tellRaiser(tx: Transaction, { raisedBy, path }: { raisedBy: string; path: string }): Promise<void> {
  const [raiser] = await tx
    .select({ recipient: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, raisedBy), isNull(users.deactivatedAt)));
  // an address of which a part was taken out leads nowhere
  const link = path.includes("…") ? "/" : path;
  if (raiser) await queueMail(tx, { ...raiser, content: { kind: "issue_resolved", page: path, path: link } });
}
