import { commandReceipts } from "@cartage/db/schema/accounts";
import { and, eq, sql } from "drizzle-orm";
import type { Context } from "./context.ts";
import { DomainError, type DomainErrorCode } from "./errors.ts";
import { transactionally } from "./transactionally.ts";

export interface Request {
  /** What the sender calls this request; the same again is a repeat. */
  key: string;
  command: string;
  /** Tells another input under the same key from a repeat. */
  inputDigest: Uint8Array;
  /** The code a repeat gets of a command whose answer is shown only once; the answer's ids come with it. */
  shownOnce?: DomainErrorCode | undefined;
}

/**
 * Runs the work once for a key: a repeat gets the first answer and changes nothing. The answer is kept in the work's own
 * transaction; one that is shown only once is kept without its secret, so a repeat is refused with `shownOnce`.
 * Throws `request.key_reused` when the key came before with another command or input.
 */
export async function once<T>(ctx: Context, request: Request, work: (ctx: Context) => Promise<T>): Promise<T> {
  const { organisationId, id: actorId } = ctx.actor;
  if (organisationId === null) return work(ctx);
  return transactionally(ctx, async (tx) => {
    // the second of two at once waits here for the first's answer
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${actorId} ${request.key}`}, 0))`);
    const [receipt] = await tx
      .select({
        command: commandReceipts.command,
        inputDigest: commandReceipts.inputDigest,
        answer: commandReceipts.answer,
      })
      .from(commandReceipts)
      .where(
        and(
          eq(commandReceipts.organisationId, organisationId),
          eq(commandReceipts.actorId, actorId),
          eq(commandReceipts.key, request.key),
        ),
      );
    if (receipt) return repeated<T>(receipt, request);
    const answer = await work(tx.context);
    await tx.insert(commandReceipts).values({
      organisationId,
      actorId,
      key: request.key,
      command: request.command,
      inputDigest: request.inputDigest,
      answer: { value: request.shownOnce ? idsOf(answer) : (answer ?? null) },
      createdAt: ctx.now(),
    });
    return answer;
  });
}

function repeated<T>(
  receipt: { command: string; inputDigest: Uint8Array; answer: unknown },
  { command, inputDigest, shownOnce }: Request,
): T {
  const isSame = receipt.command === command && Buffer.compare(receipt.inputDigest, inputDigest) === 0;
  if (!isSame) throw new DomainError("request.key_reused");
  // written below by `once` alone
  const { value } = receipt.answer as { value: T };
  if (shownOnce) throw new DomainError(shownOnce, { about: value as Record<string, string> });
  return value;
}

/** The ids of an answer, which are no secret. */
function idsOf(answer: unknown): Record<string, string> {
  const entries = typeof answer === "object" && answer !== null ? Object.entries(answer) : [];
  return Object.fromEntries(entries.filter(([name]) => name.endsWith("Id")));
}
