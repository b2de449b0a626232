import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull, max, ne, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/**
 * The most that one piece can weigh, in grams: what the strongest of the vehicles carries that can have a route. Null where
 * one of them does not say what it carries, or there is none.
 */
export async function readHeaviestG({ session: { db } }: Context, organisationId: string): Promise<number | null> {
  const carries = vehicles.capacityWeightKg;
  const [fleet] = await db
    .select({ mostKg: max(carries), isKnown: sql<boolean | null>`bool_and(${carries} is not null)` })
    .from(vehicles)
    .where(and(eq(vehicles.organisationId, organisationId), isNull(vehicles.archivedAt), ne(vehicles.type, "trailer")));
  return fleet?.isKnown && fleet.mostKg !== null ? fleet.mostKg * 1_000 : null;
}
