import { deadLetters } from "@cartage/db/schema/tracking";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RetryLetters } from "../inputs.ts";
import { requestRetry } from "../letter-retries.ts";

/** Has the organisation's letters of a cause read again, after whatever was wrong is mended: those that can be are stored. */
export async function retryLetters(ctx: Context, filter: z.infer<typeof RetryLetters>) {
  const { organisationId } = authorise(ctx.actor, "devices.manage");
  return requestRetry(ctx, { organisationId, owned: eq(deadLetters.organisationId, organisationId), filter });
}
