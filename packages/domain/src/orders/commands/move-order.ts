import type { z } from "zod";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { MoveOrder } from "../inputs.ts";
import { movesWithReason } from "../states.ts";
import { takeEvent } from "../take-event.ts";

/** Moves an order on. Throws `not_found`, `changed_meanwhile`, `order.not_now`, `input.invalid` where a reason lacks. */
export async function moveOrder(ctx: Context, { move, reason, ...which }: z.infer<typeof MoveOrder>) {
  if (reason === null && movesWithReason.includes(move))
    throw new DomainError("input.invalid", { fields: { reason: { code: "required" } } });
  return takeEvent(ctx, which, { type: move, reason });
}
