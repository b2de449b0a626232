import { mails } from "@cartage/db/schema/accounts";
import { notifications } from "@cartage/db/schema/notifications";
import { recipientMessages } from "@cartage/db/schema/recipients";
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Context, SecretBox } from "../../context.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { aboutMail, type MailContent } from "../mail.ts";

export interface OutgoingMail {
  /** The same for each attempt, so that a mail server knows a repeat. */
  id: string;
  recipient: string;
  locale: string;
  content: MailContent;
}

export interface SendMailsOptions {
  limit: number;
  secrets: SecretBox;
  /** Hands a mail to the mail server. */
  send(mail: OutgoingMail): Promise<void>;
}

const mostAttempts = 12;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;

/**
 * Sends mails that wait, each in a transaction that holds it against other processes, and forgets what they said. One
 * that is refused is tried again after twice the time, and given up in the end. Answers how many were dealt with.
 */
export async function sendMails(ctx: Context, { limit, ...options }: SendMailsOptions): Promise<number> {
  let done = 0;
  while (done < limit && (await sendOne(ctx, options))) done += 1;
  return done;
}

async function sendOne(ctx: Context, { secrets, send }: Omit<SendMailsOptions, "limit">): Promise<boolean> {
  return transactionally(ctx, async (tx) => {
    const now = ctx.now();
    const [mail] = await tx
      .select()
      .from(mails)
      .where(and(isNull(mails.sentAt), isNull(mails.givenUpAt), lte(mails.sendAfter, now)))
      .orderBy(asc(mails.sendAfter))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!mail?.content) return false;
    const { id, recipient, locale, content } = mail;
    const attempts = mail.attempts + 1;
    try {
      await send({ id, recipient, locale, content: JSON.parse(secrets.open(content, aboutMail(id))) });
      await tx.update(mails).set({ attempts, sentAt: now, content: null, lastError: null }).where(eq(mails.id, id));
      await settle(tx, id, { state: "sent", sentAt: now, attempts, lastError: null });
    } catch (error) {
      const lastError = error instanceof Error ? error.message : String(error);
      ctx.log?.warn({ err: error, mailId: id, attempts }, "mail not sent");
      const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** mail.attempts);
      const isGivenUp = attempts >= mostAttempts;
      await tx
        .update(mails)
        .set({
          attempts,
          lastError,
          sendAfter: new Date(now.getTime() + waitMs),
          ...(isGivenUp && { givenUpAt: now, content: null }),
        })
        .where(eq(mails.id, id));
      await settle(tx, id, { ...(isGivenUp && { state: "failed" }), attempts, lastError });
    }
    return true;
  });
}

type Settled = Pick<typeof notifications.$inferInsert, "state" | "sentAt" | "attempts" | "lastError">;

/** What became of the notifications that a mail was made of, or of the message to a recipient. */
async function settle(tx: Transaction, mailId: string, outcome: Settled) {
  const isOfMail = and(eq(notifications.targetId, mailId), eq(notifications.channel, "mail"));
  await tx.update(notifications).set(outcome).where(isOfMail);
  const { state, ...rest } = outcome;
  const told = state === "sent" || state === "failed" ? { outcome: state } : {};
  await tx
    .update(recipientMessages)
    .set({ ...rest, ...told })
    .where(eq(recipientMessages.id, mailId));
}
