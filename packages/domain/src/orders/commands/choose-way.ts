import { hubs } from "@cartage/db/schema/routes";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { hubsClosedByIncidents } from "../../incidents/closed-hubs.ts";
import { takesGoods } from "../../routes/states.ts";
import { transactionally } from "../../transactionally.ts";
import type { ChooseWay } from "../inputs.ts";
import { takeEvent } from "../take-event.ts";

/** Chooses the hubs that an order's goods pass from where they are. Throws `not_found`, `changed_meanwhile`, `order.not_now`, `order.hub_unknown`. */
export async function chooseWay(ctx: Context, { hubIds, ...which }: z.infer<typeof ChooseWay>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  return transactionally(ctx, async (tx) => {
    const known = await tx
      .select({ id: hubs.id, state: hubs.state })
      .from(hubs)
      .where(and(eq(hubs.organisationId, organisationId), inArray(hubs.id, hubIds), isNull(hubs.archivedAt)))
      .for("share");
    const closed = await hubsClosedByIncidents(tx, organisationId, hubIds);
    const isOpen = (hub: (typeof known)[number]) => takesGoods({ ...hub, closedBy: closed.get(hub.id) ?? null });
    const usable = new Set(known.filter(isOpen).map(({ id }) => id));
    if (!hubIds.every((id) => usable.has(id)) || new Set(hubIds).size !== hubIds.length)
      throw new DomainError("order.hub_unknown", { fields: { hubIds: { code: "order.hub_unknown" } } });
    return takeEvent(tx.context, which, { type: "way_chosen", hubIds });
  });
}
