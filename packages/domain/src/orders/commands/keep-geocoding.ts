import { geocodings } from "@cartage/db/schema/orders";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { FoundPlace } from "../geocoding/geocoder.ts";

/** Keeps what a geocoder answered: a copy that may be lost, of which nobody has to hear. */
export async function keepGeocoding(
  ctx: Context,
  { provider, query, found }: { provider: string; query: string; found: FoundPlace[] },
): Promise<void> {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const kept = { answer: found, answeredAt: ctx.now() };
  await ctx.session.db
    .insert(geocodings)
    .values({ organisationId, provider, query, ...kept })
    .onConflictDoUpdate({ target: [geocodings.organisationId, geocodings.provider, geocodings.query], set: kept });
}
