import { deadLetters } from "@cartage/db/schema/tracking";
import { letterRetries } from "@cartage/db/schema/ways-in";
import { eq, inArray, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface RereadStep {
  retryId: string;
  tried: number;
  /** Ids of letters that were read, and go. */
  gone: string[];
  positions: number;
  /** The last letter that was looked at. */
  through: string | null;
  isLast: boolean;
}

/** Notes what came of letters that were read again, in the transaction that stores it; those that were read go. */
export async function advanceLetterRetry(
  { actor, session, now }: Context,
  { retryId, tried, gone, positions, through, isLast }: RereadStep,
): Promise<void> {
  authoriseOnPlatform(actor, "instances.keep");
  if (gone.length > 0) await session.db.delete(deadLetters).where(inArray(deadLetters.id, gone));
  await session.db
    .update(letterRetries)
    .set({
      tried: sql`${letterRetries.tried} + ${tried}`,
      taken: sql`${letterRetries.taken} + ${gone.length}`,
      positions: sql`${letterRetries.positions} + ${positions}`,
      through,
      finishedAt: isLast ? now() : null,
    })
    .where(eq(letterRetries.id, retryId));
}
