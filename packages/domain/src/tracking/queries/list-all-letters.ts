import { and } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Page } from "../../paging.ts";
import type { ListLetters } from "../inputs.ts";
import { lettersOf, lettersThatHold } from "../letter-filter.ts";
import { type LetterRow, pageOfLetters } from "../letter-rows.ts";

/** What was sent in vain in all organisations, newest first. */
export async function listAllLetters(ctx: Context, input: z.infer<typeof ListLetters>): Promise<Page<LetterRow>> {
  authoriseOnPlatform(ctx.actor, "issues.manage");
  return pageOfLetters(ctx, and(lettersOf(input), lettersThatHold(input.search)), input);
}
