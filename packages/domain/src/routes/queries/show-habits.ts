import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Habits } from "../routing/habits.ts";
import { readHabits } from "./read-habits.ts";

/** How the fleet drives, for estimates that are made on the screen. */
export async function showHabits(ctx: Context): Promise<Habits> {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  return readHabits(ctx, organisationId);
}
