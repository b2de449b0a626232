import { reservations } from "@cartage/db/schema/dispatch";
import { routeStops, routes } from "@cartage/db/schema/routes";
import { and, asc, eq } from "drizzle-orm";
import { checkVersion } from "../check-version.ts";
import { DomainError } from "../errors.ts";
import { explain } from "../explain.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import { isWithDriver, type RouteMove, routeAfter } from "./route-states.ts";

export type RouteRow = typeof routes.$inferSelect;
export type StopRow = typeof routeStops.$inferSelect;

/**
 * A route, held against other commands on it until the transaction ends. Throws `not_found`, and `changed_meanwhile`
 * when it is not as the caller saw it: one of two at once wins.
 */
export async function holdRoute(
  tx: Transaction,
  organisationId: string,
  { routeId, basedOn }: { routeId: string; basedOn?: number | undefined },
): Promise<RouteRow> {
  const [route] = await tx
    .select()
    .from(routes)
    .where(and(eq(routes.organisationId, organisationId), eq(routes.id, routeId)))
    .for("update");
  if (!route) throw new DomainError("not_found");
  checkVersion(route, basedOn, { subject: "route", state: route.state });
  return route;
}

/** Its stops, in their order. */
export async function readStops(tx: Transaction, routeId: string): Promise<StopRow[]> {
  return tx.select().from(routeStops).where(eq(routeStops.routeId, routeId)).orderBy(asc(routeStops.seq));
}

/** The orders of its stops. */
export async function orderIdsOf(tx: Transaction, routeId: string): Promise<string[]> {
  return (await readStops(tx, routeId)).map(({ orderId }) => orderId);
}

/** Moves a held route on, with its event. Throws `route.not_now` where its state does not allow the move. */
export async function moveRoute(
  tx: Transaction,
  route: RouteRow,
  move: RouteMove,
  given: Partial<Omit<RouteRow, "state" | "version">> = {},
): Promise<RouteRow> {
  const state = routeAfter(route.state, move);
  if (!state) throw new DomainError("route.not_now", { about: { state: route.state } });
  const [moved] = await tx
    .update(routes)
    .set({ ...given, state, version: route.version + 1 })
    .where(eq(routes.id, route.id))
    .returning()
    .catch(explain({ routes_state_follows: "route.not_now", routes_sent_with_driver: "route.no_driver" }));
  if (!moved) throw new DomainError("not_found");
  const { id: routeId, vehicleId, version } = moved;
  // a route that is out has its vehicle and driver for itself, and gives them back
  if (!isWithDriver(state)) await tx.delete(reservations).where(eq(reservations.routeId, routeId));
  const event = { type: `route.${move}` as const, routeId, vehicleId, version, state, occurredAt: tx.context.now() };
  const why = given.declineReason ? { reason: given.declineReason } : {};
  await record(tx, event, { before: { state: route.state }, after: { state, ...why } });
  return moved;
}
