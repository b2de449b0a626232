import { addresses } from "@cartage/db/schema/customers";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { AddressId } from "../inputs.ts";

/** Takes an address out of the book; orders to it stay as they are. Throws `not_found`. */
export async function archiveAddress(ctx: Context, { addressId }: z.infer<typeof AddressId>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const archivedAt = ctx.now();
    const isIt = and(eq(addresses.organisationId, organisationId), eq(addresses.id, addressId));
    const [row] = await tx
      .update(addresses)
      .set({ archivedAt })
      .where(and(isIt, isNull(addresses.archivedAt)))
      .returning({ id: addresses.id });
    if (!row) throw new DomainError("not_found");
    await record(tx, { type: "address.archived", addressId, occurredAt: archivedAt });
    return { addressId };
  });
}
