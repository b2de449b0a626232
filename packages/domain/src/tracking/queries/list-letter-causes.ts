import { deadLetters } from "@cartage/db/schema/tracking";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ListLetterCauses } from "../inputs.ts";
import { type LetterCause, readLetterCauses } from "../letter-causes.ts";
import { lettersSeen, lettersThatHold } from "../letter-filter.ts";

/** What the organisation's devices and programs sent in vain, by cause. */
export async function listLetterCauses(
  ctx: Context,
  { search }: z.infer<typeof ListLetterCauses>,
): Promise<LetterCause[]> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const [seen, held] = [lettersSeen(ctx), lettersThatHold(search)];
  return readLetterCauses(ctx, and(eq(deadLetters.organisationId, organisationId), seen, held), {
    joinsDevices: seen !== undefined || held !== undefined,
  });
}
