import { orderFiles } from "@cartage/db/schema/orders";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { OrderFileId } from "../inputs.ts";

/** A file of an order, whole. Throws `not_found`. */
export async function readOrderFile(ctx: Context, { orderId, fileId }: z.infer<typeof OrderFileId>) {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { name, mediaType, content } = orderFiles;
  const [file] = await ctx.session.db
    .select({ name, mediaType, content })
    .from(orderFiles)
    .where(
      and(eq(orderFiles.organisationId, organisationId), eq(orderFiles.orderId, orderId), eq(orderFiles.id, fileId)),
    );
  if (!file) throw new DomainError("not_found");
  return file;
}
