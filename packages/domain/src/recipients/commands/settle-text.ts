import { recipientMessages } from "@cartage/db/schema/recipients";
import { and, eq } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { OutgoingText } from "../told.ts";

/** What came of an attempt; `gone`: there is nobody to tell. */
export interface TextOutcome {
  kind: "sent" | "failed" | "gone";
  error?: string | undefined;
}

const mostAttempts = 12;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;

/** Keeps what came of an attempt: done, to be tried again after twice the time, or given up. */
export async function settleText(
  ctx: Context,
  { messageId, attempts }: Pick<OutgoingText, "messageId" | "attempts">,
  { kind, error }: TextOutcome,
): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const now = ctx.now();
  const lastError = error?.slice(0, 500) ?? null;
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1));
  const after = {
    sent: { outcome: "sent" as const, sentAt: now, lastError: null },
    gone: { outcome: "dropped" as const, lastError },
    failed:
      attempts >= mostAttempts
        ? { outcome: "failed" as const, lastError }
        : { sendAfter: new Date(now.getTime() + waitMs), lastError },
  };
  await ctx.session.db
    .update(recipientMessages)
    .set(after[kind])
    .where(and(eq(recipientMessages.id, messageId), eq(recipientMessages.outcome, "waiting")));
}
