import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ListLetterCauses } from "../inputs.ts";
import { type LetterCause, readLetterCauses } from "../letter-causes.ts";
import { lettersThatHold } from "../letter-filter.ts";

/** What was sent in vain in all organisations, and for devices of none, by cause. */
export async function listAllLetterCauses(
  ctx: Context,
  { search }: z.infer<typeof ListLetterCauses>,
): Promise<LetterCause[]> {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  const held = lettersThatHold(search);
  return readLetterCauses(ctx, held, { joinsDevices: held !== undefined });
}
