import { users } from "@cartage/db/schema/accounts";
import { technicalIssues } from "@cartage/db/schema/issues";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addEntry } from "../add-entry.ts";
import { holdIssue } from "../hold-issue.ts";
import type { AssignIssue } from "../inputs.ts";
import { mayBeAssigned } from "../may-be-assigned.ts";

/** Gives an issue to somebody of the platform, or to nobody. The same again is harmless. Throws `not_found`, for the person too. */
export async function assignIssue(ctx: Context, { issueId, assigneeId }: z.infer<typeof AssignIssue>) {
  authoriseOnPlatform(ctx.actor, "issues.manage");

  return transactionally(ctx, async (tx) => {
    const issue = await holdIssue(tx, issueId);
    if (issue.assigneeId === assigneeId) return { issueId };
    if (assigneeId !== null) {
      const [person] = await tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, assigneeId), mayBeAssigned));
      if (!person) throw new DomainError("not_found");
    }
    await tx.update(technicalIssues).set({ assigneeId }).where(issue.isIt);
    const occurredAt = await addEntry(tx, { issueId, kind: "assignee", before: issue.assigneeId, after: assigneeId });
    const change = { before: { assigneeId: issue.assigneeId }, after: { assigneeId } };
    await record(tx, { type: "technical_issue.changed", technicalIssueId: issueId, occurredAt }, change);
    return { issueId };
  });
}
