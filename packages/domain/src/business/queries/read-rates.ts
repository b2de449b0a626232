import { vehicleRates } from "@cartage/db/schema/business";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { defaultRates, type Rates } from "../rate-rules.ts";

/** What driving costs and gives off in the organisation: its own figures, and ours where it said none. */
export async function readRates(ctx: Context): Promise<Rates> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const rows = await ctx.session.db.select().from(vehicleRates).where(eq(vehicleRates.organisationId, organisationId));
  const own = rows.map(({ vehicleType, perKmMinor, perHourMinor, co2GPerKm }) => [
    vehicleType,
    { perKmMinor, perHourMinor, co2GPerKm },
  ]);
  return {
    currency: rows[0]?.currency ?? defaultRates.currency,
    of: { ...defaultRates.of, ...Object.fromEntries(own) },
  };
}
