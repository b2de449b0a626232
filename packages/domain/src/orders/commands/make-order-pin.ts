import { randomBytes } from "node:crypto";
import { newId } from "@cartage/db/id";
import { orderPins } from "@cartage/db/schema/proofs";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdOrder } from "../hold-orders.ts";
import type { OrderId } from "../inputs.ts";
import { hashPin, newPin } from "../proof/hand-over-pin.ts";
import { aboutOrderPin } from "../proving/about-proofs.ts";
import { secretsOf } from "../proving/hold-signing-key.ts";

/** Gives an order a PIN, in place of the one that it had. It is in this answer and nowhere again. Throws `not_found`. */
export async function makeOrderPin(ctx: Context, { orderId }: z.infer<typeof OrderId>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const pin = newPin();
  const secret = randomBytes(32);
  const hash = await hashPin(pin, secret);

  return transactionally(ctx, async (tx) => {
    await holdOrder(tx, organisationId, { orderId });
    const id = newId();
    const sealedSecret = secretsOf(tx).seal(secret.toString("base64"), aboutOrderPin(id));
    const row = { id, hash, sealedSecret, wrongTries: 0, lastWrongHash: null, madeAt: ctx.now() };
    await tx
      .insert(orderPins)
      .values({ ...row, organisationId, orderId })
      .onConflictDoUpdate({ target: [orderPins.organisationId, orderPins.orderId], set: row });
    await record(tx, { type: "order.pin_made", orderId, occurredAt: row.madeAt });
    return { orderId, pin };
  });
}
