import type { Context } from "../../context.ts";
import { clearBeyondPlan } from "../commands/clear-beyond-plan.ts";

const atOnce = 20_000;

/** Deletes whatever plans no longer keep, piece by piece. Answers how many positions. */
export async function clearBeyondPlans(ctx: Context): Promise<number> {
  let cleared = 0;
  for (;;) {
    const count = await clearBeyondPlan(ctx, { limit: atOnce });
    cleared += count;
    if (count < atOnce) return cleared;
  }
}
