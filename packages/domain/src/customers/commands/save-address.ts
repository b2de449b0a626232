import { newId } from "@cartage/db/id";
import { addresses } from "@cartage/db/schema/customers";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { withoutWords } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdCustomer } from "../hold-customer.ts";
import type { SaveAddress } from "../inputs.ts";

/** What the audit trail is told of an address. */
const audited = new Set(["customerId"]);

/** Writes an address into the book, or anew. Throws `not_found`, also for a customer that is not there. */
export async function saveAddress(ctx: Context, { addressId: given, place, ...input }: z.infer<typeof SaveAddress>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const at = ctx.now();
    if (input.customerId) await holdCustomer(tx, organisationId, input.customerId);
    const values = { ...input, latE7: place?.latE7 ?? null, lonE7: place?.lonE7 ?? null };
    const addressId = given ?? newId();
    if (given) {
      const isIt = and(eq(addresses.organisationId, organisationId), eq(addresses.id, given));
      const [row] = await tx
        .update(addresses)
        .set(values)
        .where(and(isIt, isNull(addresses.archivedAt)))
        .returning({ id: addresses.id });
      if (!row) throw new DomainError("not_found");
    } else {
      await tx.insert(addresses).values({ id: addressId, organisationId, createdAt: at, ...values });
    }
    await record(
      tx,
      { type: "address.saved", addressId, occurredAt: at },
      withoutWords({ after: { ...input, place } }, audited),
    );
    return { addressId };
  });
}
