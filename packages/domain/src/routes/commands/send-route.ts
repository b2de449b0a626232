import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { refuseBlocked } from "../../incidents/blocked-by-incidents.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRoute, moveRoute, readStops } from "../hold-route.ts";
import { followPlan } from "../move-orders.ts";
import type { HeldRoute } from "../route-inputs.ts";

/** Fixes a route: its driver has it, and its orders are dispatched. Throws `not_found`, `route.changed_meanwhile`, `route.not_now`, `route.no_driver`, `incident.blocks`. */
export async function sendRoute(ctx: Context, input: z.infer<typeof HeldRoute>) {
  const { organisationId } = authorise(ctx.actor, "routes.edit");
  return transactionally(ctx, async (tx) => {
    const route = await holdRoute(tx, organisationId, input);
    await refuseBlocked(tx, organisationId, [
      { kind: "route", id: route.id },
      { kind: "vehicle", id: route.vehicleId },
      ...(route.driverId === null ? [] : [{ kind: "driver" as const, id: route.driverId }]),
      ...(await readStops(tx, route.id)).map(({ orderId: id }) => ({ kind: "order" as const, id })),
    ]);
    const { id: routeId, version } = await moveRoute(tx, route, "sent", { sentAt: ctx.now(), declineReason: null });
    const stops = await readStops(tx, routeId);
    await followPlan(tx, organisationId, new Map(stops.map(({ orderId }) => [orderId, "dispatched"])));
    return { routeId, version };
  });
}
