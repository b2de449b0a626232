import { assignments } from "@cartage/db/schema/fleet";
import { hubWorkers } from "@cartage/db/schema/routes";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Insider } from "../authorise.ts";
import { DomainError } from "../errors.ts";
import { ordersOfDriver } from "../routes/orders-of-driver.ts";
import type { Transaction } from "../transactionally.ts";
import type { Subject } from "./inputs.ts";

/**
 * What somebody who only reports may hold up of what he names: a driver himself, what he drives now and orders of his own
 * routes; a hub worker orders and the hubs where he works; and no other's. Throws `incident.subject_unknown` for an order
 * that is on no route of the driver, as for one that is not there.
 */
export async function ofReporter(tx: Transaction, actor: Insider, subjects: readonly Subject[]): Promise<Subject[]> {
  const orders = subjects.filter(({ kind }) => kind === "order");
  if (actor.role !== "driver") return [...(await ownHubs(tx, actor, subjects)), ...orders];
  await refuseOthersOrders(tx, actor, orders);
  const now = tx.context.now();
  const driven = await tx
    .select({ id: assignments.vehicleId })
    .from(assignments)
    .where(
      and(
        eq(assignments.organisationId, actor.organisationId),
        eq(assignments.driverId, actor.id),
        lte(assignments.assignedAt, now),
        or(isNull(assignments.endedAt), gt(assignments.endedAt, now)),
      ),
    );
  const named = subjects.filter(({ kind, id }) => kind === "vehicle" && driven.some((vehicle) => vehicle.id === id));
  const vehicles = named.length > 0 ? named : driven.slice(0, 1).map(({ id }) => ({ kind: "vehicle" as const, id }));
  return [...vehicles, { kind: "driver", id: actor.id }, ...orders];
}

async function refuseOthersOrders(tx: Transaction, driver: Insider, orders: readonly Subject[]): Promise<void> {
  const known = await ordersOfDriver(
    tx,
    driver,
    orders.map(({ id }) => id),
  );
  if (orders.some(({ id }) => !known.has(id)))
    throw new DomainError("incident.subject_unknown", { fields: { subjects: { code: "incident.subject_unknown" } } });
}

async function ownHubs(tx: Transaction, actor: Insider, subjects: readonly Subject[]): Promise<Subject[]> {
  const worksAt = await tx
    .select({ id: hubWorkers.hubId })
    .from(hubWorkers)
    .where(and(eq(hubWorkers.organisationId, actor.organisationId), eq(hubWorkers.userId, actor.id)));
  return subjects.filter(({ kind, id }) => kind === "hub" && worksAt.some((hub) => hub.id === id));
}
