import type { Db } from "@cartage/db/client";
import { hubs, hubWorkers } from "@cartage/db/schema/routes";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Insider } from "../../authorise.ts";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";

/** Which hubs somebody scans at: hub workers at those where they work, who keeps the network at any. */
export function isOwnHub(actor: Insider) {
  const isThere = and(eq(hubs.organisationId, actor.organisationId), isNull(hubs.archivedAt));
  if (can(actor, "hubs.edit")) return isThere;
  return and(
    isThere,
    sql`exists (select from ${hubWorkers} worker where worker.hub_id = hubs.id and worker.user_id = ${actor.id}
                   and worker.organisation_id = ${actor.organisationId})`,
  );
}

/** A hub in use at which the actor scans. Throws `not_found`, `scan.hub_not_yours`. */
export async function findOwnHub(db: Db, actor: Insider, hubId: string): Promise<{ id: string; name: string }> {
  const { id, name } = hubs;
  const [own] = await db
    .select({ id, name })
    .from(hubs)
    .where(and(isOwnHub(actor), eq(id, hubId)));
  if (own) return own;
  const [other] = await db
    .select({ id })
    .from(hubs)
    .where(and(eq(hubs.organisationId, actor.organisationId), eq(id, hubId), isNull(hubs.archivedAt)));
  throw new DomainError(other ? "scan.hub_not_yours" : "not_found");
}
