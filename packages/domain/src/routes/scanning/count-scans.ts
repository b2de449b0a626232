import type { Db } from "@cartage/db/client";
import { scans } from "@cartage/db/schema/routes";
import { and, count, eq } from "drizzle-orm";

export interface ScansOf {
  organisationId: string;
  orderId: string;
  hubId: string;
  leg: number;
  direction: "in" | "out";
}

/** How many pieces of each line were counted. */
export async function countScans(
  db: Db,
  { organisationId, orderId, hubId, leg, direction }: ScansOf,
): Promise<Map<number, number>> {
  const rows = await db
    .select({ line: scans.line, count: count() })
    .from(scans)
    .where(
      and(
        eq(scans.organisationId, organisationId),
        eq(scans.orderId, orderId),
        eq(scans.hubId, hubId),
        eq(scans.leg, leg),
        eq(scans.direction, direction),
      ),
    )
    .groupBy(scans.line);
  return new Map(rows.map((row) => [row.line, row.count]));
}

export const sumOf = (counts: ReadonlyMap<number, number>) => [...counts.values()].reduce((sum, each) => sum + each, 0);
