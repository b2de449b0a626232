import { deadLetters } from "@cartage/db/schema/tracking";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Page } from "../../paging.ts";
import type { ListLetters } from "../inputs.ts";
import { lettersOf, lettersSeen, lettersThatHold } from "../letter-filter.ts";
import { type LetterRow, pageOfLetters } from "../letter-rows.ts";

/** What the organisation's devices and programs sent in vain, newest first. */
export async function listLetters(ctx: Context, input: z.infer<typeof ListLetters>): Promise<Page<LetterRow>> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const ours = eq(deadLetters.organisationId, organisationId);
  return pageOfLetters(ctx, and(ours, lettersOf(input), lettersSeen(ctx), lettersThatHold(input.search)), input);
}
