import { newId } from "@cartage/db/id";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { audit } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RaiseIssue } from "../inputs.ts";
import { severityOf } from "../rules.ts";

const mostAnHour = 10;

export interface Report extends z.infer<typeof RaiseIssue> {
  userAgent: string | null;
  /** What the sender calls this report, so that a repeat of it counts once. */
  key: string | null;
}

/**
 * Raises a technical issue for whoever is signed in; with a trace that they reported before it is the same issue, counted
 * once more. Answers how often it was raised. Throws `reporting.too_many` beyond ten reports an hour.
 */
export async function raiseIssue(ctx: Context, report: Report): Promise<{ issueId: string; times: number }> {
  const { sessionId } = ctx.actor;
  if (sessionId === null) throw new DomainError("forbidden");

  return transactionally(ctx, async (tx) => {
    const { path, version, userAgent, key } = report;
    const [traceId, code, body] = [report.traceId ?? null, report.code ?? null, report.body || null];
    const now = ctx.now();
    const [raised] = await tx.context.session.sql<{ issueId: string; times: number; isRepeat: boolean }[]>`
      select issue_id as "issueId", times, is_repeat as "isRepeat"
        from raise_technical_issue(${sessionId}, ${newId()}, ${newId()}, ${key}, ${traceId}, ${severityOf(code)}, ${path},
          ${code}, ${version}, ${userAgent}, ${body}, ${mostAnHour}, ${now.toISOString()})`;
    if (!raised) throw new DomainError("reporting.too_many");
    const { issueId, times, isRepeat } = raised;
    if (!isRepeat) {
      const after = { traceId, path, code, times };
      await audit(tx, { type: "technical_issue.raised", technicalIssueId: issueId, occurredAt: now }, { after });
    }
    return { issueId, times };
  });
}
