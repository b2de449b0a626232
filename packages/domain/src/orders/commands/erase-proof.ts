import { orders } from "@cartage/db/schema/orders";
import { proofs } from "@cartage/db/schema/proofs";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { EraseProof } from "../proof/add-inputs.ts";
import { eraseProofs } from "../proving/erase-proofs.ts";

/**
 * Erases what a proof holds of people; its seal stays. The order's number is typed. Throws `not_found`,
 * `proof.number_differs`, `proof.erased`.
 */
export async function eraseProof(ctx: Context, { proofId, number }: z.infer<typeof EraseProof>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const [found] = await tx
      .select({ orderId: proofs.orderId, number: orders.number })
      .from(proofs)
      .innerJoin(orders, eq(orders.id, proofs.orderId))
      .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofId)));
    if (!found) throw new DomainError("not_found");
    if (number.replace(/^#/, "") !== String(found.number))
      throw new DomainError("proof.number_differs", { fields: { number: { code: "proof.number_differs" } } });
    const erased = await eraseProofs(tx, organisationId, { proofIds: [proofId], because: "asked" });
    if (erased === 0) throw new DomainError("proof.erased");
    const { orderId } = found;
    await record(tx, { type: "proof.erased", proofId, orderId, occurredAt: ctx.now() });
    return { proofId };
  });
}
