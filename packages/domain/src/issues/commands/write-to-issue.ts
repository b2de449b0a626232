import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addEntry } from "../add-entry.ts";
import { holdIssue } from "../hold-issue.ts";
import type { WriteToIssue } from "../inputs.ts";

/** Adds a comment for other maintainers. Throws `not_found`. */
export async function writeToIssue(ctx: Context, { issueId, body }: z.infer<typeof WriteToIssue>) {
  authoriseOnPlatform(ctx.actor, "issues.manage");

  return transactionally(ctx, async (tx) => {
    await holdIssue(tx, issueId);
    const occurredAt = await addEntry(tx, { issueId, kind: "comment", body });
    await record(tx, { type: "technical_issue.commented", technicalIssueId: issueId, occurredAt });
    return { issueId };
  });
}
