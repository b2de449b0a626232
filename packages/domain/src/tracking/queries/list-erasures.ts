import { users } from "@cartage/db/schema/accounts";
import { erasures } from "@cartage/db/schema/erasures";
import { vehicles } from "@cartage/db/schema/fleet";
import { aliasedTable, desc, eq, sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface ErasureRow {
  id: string;
  of: "vehicle" | "driver";
  name: string | null;
  /** Epoch ms; until is not included. */
  from: number;
  until: number;
  askedBy: string | null;
  askedAt: number;
  /** What is gone so far. */
  positions: number;
  letters: number;
  facts: number;
  /** Null while jobs are at it. */
  finishedAt: number | null;
}

const most = 50;

/** The newest erasures of the organisation, and how far each is. */
export async function listErasures(ctx: Context): Promise<ErasureRow[]> {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  const driver = aliasedTable(users, "driver");
  const rows = await ctx.session.db
    .select({
      erasure: erasures,
      name: sql<string | null>`coalesce(${vehicles.name}, ${driver.name})`,
      askedBy: users.name,
    })
    .from(erasures)
    .leftJoin(vehicles, eq(vehicles.id, erasures.vehicleId))
    .leftJoin(driver, eq(driver.id, erasures.driverId))
    .leftJoin(users, eq(users.id, erasures.askedBy))
    .where(eq(erasures.organisationId, organisationId))
    .orderBy(desc(erasures.askedAt), desc(erasures.id))
    .limit(most);
  return rows.map(({ erasure, name, askedBy }) => ({
    id: erasure.id,
    of: erasure.vehicleId === null ? "driver" : "vehicle",
    name,
    from: erasure.fromTime.getTime(),
    until: erasure.untilTime.getTime(),
    askedBy,
    askedAt: erasure.askedAt.getTime(),
    positions: erasure.positions,
    letters: erasure.letters,
    facts: erasure.facts,
    finishedAt: erasure.finishedAt?.getTime() ?? null,
  }));
}
