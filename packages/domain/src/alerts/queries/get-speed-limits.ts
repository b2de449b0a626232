import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { limitsOf, type TypeLimits } from "../speed-limit-rules.ts";

/** What each type of vehicle may drive, m/s. */
export async function getSpeedLimits(ctx: Context): Promise<TypeLimits> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const [row] = await ctx.session.db
    .select({ own: organisations.speedLimitsMps })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return limitsOf(row?.own);
}
