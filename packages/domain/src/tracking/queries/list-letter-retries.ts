import { letterRetries } from "@cartage/db/schema/ways-in";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type LetterRetry, readRetries } from "../letter-retries.ts";

/** The organisation's newest retries of refused messages, and how far they are. */
export async function listLetterRetries(ctx: Context): Promise<LetterRetry[]> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  return readRetries(ctx, eq(letterRetries.organisationId, organisationId));
}
