import { geocodings } from "@cartage/db/schema/orders";
import { and, eq, gt } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { FoundPlace } from "../geocoding/geocoder.ts";

const keptForMs = 90 * 86_400_000;

/** What a geocoder answered to the same within 90 days; null when it was not asked. */
export async function findKeptGeocoding(
  ctx: Context,
  { provider, query }: { provider: string; query: string },
): Promise<FoundPlace[] | null> {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const [kept] = await ctx.session.db
    .select({ answer: geocodings.answer })
    .from(geocodings)
    .where(
      and(
        eq(geocodings.organisationId, organisationId),
        eq(geocodings.provider, provider),
        eq(geocodings.query, query),
        gt(geocodings.answeredAt, new Date(ctx.now().getTime() - keptForMs)),
      ),
    );
  // written by keepGeocoding alone
  return (kept?.answer as FoundPlace[] | undefined) ?? null;
}
