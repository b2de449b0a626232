import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { audit, record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdOrder } from "../hold-orders.ts";
import type { TryOrderPin } from "../proof/add-inputs.ts";
import { mostPinTries } from "../proof/hand-over-pin.ts";
import { checkTypedPin } from "../proving/check-typed-pin.ts";
import { refuseForeignDriver } from "../proving/find-stop.ts";

/**
 * Says at the door whether a PIN is the order's; a wrong one is counted, and after five the PIN is dead. Throws `not_found`,
 * `order_pin.none`.
 */
export async function tryOrderPin(ctx: Context, { orderId, pin }: z.infer<typeof TryOrderPin>) {
  const { organisationId } = authorise(ctx.actor, "proofs.add");

  return transactionally(ctx, async (tx) => {
    await holdOrder(tx, organisationId, { orderId });
    await refuseForeignDriver(tx, organisationId, orderId);
    const check = await checkTypedPin(tx, organisationId, { orderId, pin });
    if (!check) throw new DomainError("order_pin.none");
    const triesLeft = mostPinTries - check.wrongTries;
    const change = { after: { outcome: check.outcome, triesLeft } };
    const tried = { orderId, occurredAt: ctx.now() };
    if (triesLeft === 0) await record(tx, { type: "order.pin_locked", ...tried }, change);
    else await audit(tx, { type: "order.pin_tried", ...tried }, change);
    return { outcome: check.outcome, triesLeft };
  });
}
