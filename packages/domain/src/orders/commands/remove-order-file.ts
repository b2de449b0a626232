import { orderFiles } from "@cartage/db/schema/orders";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { appendEvent } from "../append-events.ts";
import { holdOrder } from "../hold-orders.ts";
import type { OrderFileId } from "../inputs.ts";

/** Deletes a file of an order; the log still says that it was there. Throws `not_found`. */
export async function removeOrderFile(ctx: Context, { orderId, fileId }: z.infer<typeof OrderFileId>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const before = await holdOrder(tx, organisationId, { orderId });
    const [file] = await tx
      .delete(orderFiles)
      .where(
        and(eq(orderFiles.organisationId, organisationId), eq(orderFiles.orderId, orderId), eq(orderFiles.id, fileId)),
      )
      .returning({ name: orderFiles.name, kind: orderFiles.kind });
    if (!file) throw new DomainError("not_found");
    const body = { type: "file_removed" as const, fileId, ...file };
    const { version } = await appendEvent(tx, { ids: { id: orderId, organisationId }, before, body });
    return { orderId, version };
  });
}
