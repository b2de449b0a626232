import { letterRetries } from "@cartage/db/schema/ways-in";
import { eq } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type LetterRetry, readRetries } from "../letter-retries.ts";

/** The platform's newest retries of refused messages, and how far they are. */
export async function listAllLetterRetries(ctx: Context): Promise<LetterRetry[]> {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  return readRetries(ctx, eq(letterRetries.isEverywhere, true));
}
