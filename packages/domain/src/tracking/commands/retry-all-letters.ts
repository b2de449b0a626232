import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RetryLetters } from "../inputs.ts";
import { requestRetry } from "../letter-retries.ts";

/** Has letters of a cause read again in all organisations, after a decoder was mended. */
export async function retryAllLetters(ctx: Context, filter: z.infer<typeof RetryLetters>) {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  return requestRetry(ctx, { organisationId: null, owned: undefined, filter });
}
