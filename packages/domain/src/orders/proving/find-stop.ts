import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, eq } from "drizzle-orm";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";
import type { Transaction } from "../../transactionally.ts";
import type { AddProof } from "../proof/add-inputs.ts";

export interface ProvenStop {
  name: string;
  address: string;
  place: { latE7: number; lonE7: number };
}

/**
 * The stop that a hand-over names; null where it names none, or one that was planned away since. Throws
 * `proof.stop_of_another_order`.
 */
export async function findStop(
  tx: Transaction,
  organisationId: string,
  { orderId, stopId, kind }: AddProof,
): Promise<ProvenStop | null> {
  if (stopId === null) return null;
  const [stop] = await tx
    .select()
    .from(routeStops)
    .where(and(eq(routeStops.organisationId, organisationId), eq(routeStops.id, stopId)));
  if (!stop) return null;
  if (stop.orderId !== orderId || stop.kind !== kind) throw new DomainError("proof.stop_of_another_order");
  const { name, address, latE7, lonE7 } = stop;
  return { name, address, place: { latE7, lonE7 } };
}

/** A driver proves what is on a route of his own; another driver's order is not there. Throws `not_found`. */
export async function refuseForeignDriver(tx: Transaction, organisationId: string, orderId: string): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind !== "driver" || can(actor, "routes.edit")) return;
  const [own] = await tx
    .select({ id: routes.id })
    .from(routeStops)
    .innerJoin(routes, eq(routes.id, routeStops.routeId))
    .where(
      and(
        eq(routeStops.organisationId, organisationId),
        eq(routeStops.orderId, orderId),
        eq(routes.driverId, actor.id),
      ),
    )
    .limit(1);
  if (!own) throw new DomainError("not_found");
}
