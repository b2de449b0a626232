import { technicalIssues } from "@cartage/db/schema/issues";
import { eq } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";

/** An issue, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdIssue(tx: Transaction, issueId: string) {
  const isIt = eq(technicalIssues.id, issueId);
  const [issue] = await tx
    .select({
      state: technicalIssues.state,
      severity: technicalIssues.severity,
      assigneeId: technicalIssues.assigneeId,
      raisedBy: technicalIssues.raisedBy,
      path: technicalIssues.path,
    })
    .from(technicalIssues)
    .where(isIt)
    .for("update");
  if (!issue) throw new DomainError("not_found");
  return { ...issue, isIt };
}
