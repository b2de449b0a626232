import { technicalIssues } from "@cartage/db/schema/issues";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addEntry } from "../add-entry.ts";
import { holdIssue } from "../hold-issue.ts";
import type { RateIssue } from "../inputs.ts";

/** Says how bad an issue is. The same again is harmless. Throws `not_found`. */
export async function rateIssue(ctx: Context, { issueId, severity }: z.infer<typeof RateIssue>) {
  authoriseOnPlatform(ctx.actor, "issues.manage");

  return transactionally(ctx, async (tx) => {
    const issue = await holdIssue(tx, issueId);
    if (issue.severity === severity) return { issueId };
    await tx.update(technicalIssues).set({ severity }).where(issue.isIt);
    const occurredAt = await addEntry(tx, { issueId, kind: "severity", before: issue.severity, after: severity });
    const change = { before: { severity: issue.severity }, after: { severity } };
    await record(tx, { type: "technical_issue.changed", technicalIssueId: issueId, occurredAt }, change);
    return { issueId };
  });
}
