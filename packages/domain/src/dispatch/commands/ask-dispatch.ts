import { newId } from "@cartage/db/id";
import { dispatches } from "@cartage/db/schema/dispatch";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { refuseBlockedRoute } from "../../incidents/refuse-blocked-route.ts";
import { record } from "../../record.ts";
import { holdRoute } from "../../routes/hold-route.ts";
import { transactionally } from "../../transactionally.ts";
import type { AskDispatch } from "../inputs.ts";

/**
 * Has a route sent out: jobs do it step by step, and undo it all where a step is refused. Throws `not_found`,
 * `changed_meanwhile`, `route.not_now`, `route.no_driver`, `incident.blocks`, `dispatch.under_way`.
 */
export async function askDispatch(ctx: Context, { routeId, basedOn }: z.infer<typeof AskDispatch>) {
  const asker = authorise(ctx.actor, "routes.edit");
  const { organisationId } = asker;
  return transactionally(ctx, async (tx) => {
    const route = await holdRoute(tx, organisationId, { routeId, basedOn });
    if (route.state !== "planned") throw new DomainError("route.not_now", { about: { state: route.state } });
    if (route.driverId === null) throw new DomainError("route.no_driver");
    await refuseBlockedRoute(tx, route);
    const dispatchId = newId();
    const askedAt = ctx.now();
    const askedByKind = asker.kind === "api_key" ? ("api_key" as const) : ("user" as const);
    await tx
      .insert(dispatches)
      .values({
        ...{ id: dispatchId, organisationId, routeId, routeVersion: route.version },
        ...{ askedBy: asker.id, askedByKind, behindId: asker.behindId, askedAt, movedAt: askedAt },
      })
      .catch(explain({ dispatches_one_under_way: "dispatch.under_way" }));
    await record(
      tx,
      { type: "dispatch.asked", dispatchId, routeId, version: 1, occurredAt: askedAt },
      { after: { routeId } },
    );
    return { dispatchId };
  });
}
