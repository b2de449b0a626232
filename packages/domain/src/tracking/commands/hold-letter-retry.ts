import { letterRetries } from "@cartage/db/schema/ways-in";
import { and, eq, isNull } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RunningRetry } from "../letter-retries.ts";

/** A retry that is under way, held until the transaction ends; null when it is over. */
export async function holdLetterRetry({ actor, session }: Context, retryId: string): Promise<RunningRetry | null> {
  authoriseOnPlatform(actor, "instances.keep");
  const [retry] = await session.db
    .select()
    .from(letterRetries)
    .where(and(eq(letterRetries.id, retryId), isNull(letterRetries.finishedAt)))
    .for("update");
  return retry ?? null;
}
