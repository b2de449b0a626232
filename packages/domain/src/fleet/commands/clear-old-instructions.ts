import { instructions } from "@cartage/db/schema/instructions";
import { and, lt, notInArray } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { underWay } from "../instruction-states.ts";

/** Forgets instructions that are over and were asked for longer than `keptForS` ago. Answers how many. */
export async function clearOldInstructions(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const { count } = await ctx.session.db
    .delete(instructions)
    .where(and(notInArray(instructions.state, underWay), lt(instructions.askedAt, before)));
  return count;
}
