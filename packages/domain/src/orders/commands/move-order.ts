import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { blockedByIncidents } from "../../incidents/blocked-by-incidents.ts";
import type { MoveOrder } from "../inputs.ts";
import { movesWithReason } from "../states.ts";
import { takeEvent } from "../take-event.ts";

/**
 * Moves an order on; what an incident holds up is not sent. Throws `not_found`, `changed_meanwhile`, `order.not_now`,
 * `incident.blocks`, `input.invalid` where a reason lacks.
 */
export async function moveOrder(ctx: Context, { move, reason, ...which }: z.infer<typeof MoveOrder>) {
  if (reason === null && movesWithReason.includes(move))
    throw new DomainError("input.invalid", { fields: { reason: { code: "required" } } });
  if (move === "planned" || move === "dispatched") await refuseHeldUp(ctx, which.orderId);
  return takeEvent(ctx, which, { type: move, reason });
}

async function refuseHeldUp({ actor, session }: Context, orderId: string): Promise<void> {
  const { organisationId } = authorise(actor, "orders.edit");
  const [block] = await blockedByIncidents(session.db, organisationId, [{ kind: "order", id: orderId }]);
  if (!block) return;
  const { kind, id, incidentId, number } = block;
  throw new DomainError("incident.blocks", { about: { kind, id, incidentId, number: String(number) } });
}
