import { addresses } from "@cartage/db/schema/customers";
import { recurringOrders } from "@cartage/db/schema/recurring";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import {
  eraseEndedOrders,
  goesOver,
  refuseRecurring,
  templateGoesOver,
  templateWithoutPeople,
} from "../erase-ended-orders.ts";
import type { EraseAddress } from "../inputs.ts";
import { nowhere } from "../nowhere.ts";

/**
 * Erases an address on request, and what the orders that went to or from it, under its name, tell of people. Its name is
 * typed. Takes so many orders at once, and is asked for again as long as some are left. Throws `not_found`,
 * `address.name_differs`, `address.recurs`, `address.orders_in_progress`.
 */
export async function eraseAddress(ctx: Context, { addressId, name }: z.infer<typeof EraseAddress>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(addresses.organisationId, organisationId), eq(addresses.id, addressId));
    const [place] = await tx.select().from(addresses).where(isIt).for("update");
    if (!place) throw new DomainError("not_found");
    if (name !== place.name)
      throw new DomainError("address.name_differs", { fields: { name: { code: "address.name_differs" } } });
    const ofTemplate = templateGoesOver(place);
    await refuseRecurring(tx, organisationId, { isMeant: ofTemplate, recurs: "address.recurs" });
    const { erased, left } = await eraseEndedOrders(tx, organisationId, {
      isMeant: goesOver(place),
      inProgress: "address.orders_in_progress",
      alsoCustomer: false,
    });
    const occurredAt = ctx.now();
    if (left === 0) {
      await tx.update(addresses).set(nowhere(occurredAt)).where(isIt);
      await tx
        .update(recurringOrders)
        .set(templateWithoutPeople)
        .where(and(eq(recurringOrders.organisationId, organisationId), ofTemplate));
      await record(tx, { type: "address.erased", addressId, occurredAt });
    }
    return { addressId, erased, left };
  });
}
