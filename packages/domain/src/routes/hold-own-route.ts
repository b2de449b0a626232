import type { Insider } from "../authorise.ts";
import { DomainError } from "../errors.ts";
import { can } from "../permissions.ts";
import type { Transaction } from "../transactionally.ts";
import { holdRoute, type RouteRow } from "./hold-route.ts";

/** A route that the actor plans or drives, held; another driver's is not there. Throws as `holdRoute` does. */
export async function holdOwnRoute(
  tx: Transaction,
  actor: Insider,
  which: { routeId: string; basedOn?: number | undefined },
): Promise<RouteRow> {
  const route = await holdRoute(tx, actor.organisationId, which);
  if (!can(actor, "routes.edit") && route.driverId !== actor.id) throw new DomainError("not_found");
  return route;
}
