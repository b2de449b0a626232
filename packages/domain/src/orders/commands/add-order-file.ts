import { newId } from "@cartage/db/id";
import { orderFiles } from "@cartage/db/schema/orders";
import { count, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError, type DomainErrorCode } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { appendEvent } from "../append-events.ts";
import { readContent } from "../files/content-kind.ts";
import { holdOrder } from "../hold-orders.ts";
import { type AddOrderFile, mostFileBytes } from "../inputs.ts";

const mostFiles = 20;

/**
 * Keeps a document or a photo with an order, by what it holds. Throws `not_found`, `order_file.too_large`,
 * `order_file.kind_refused`, `order_file.too_many`.
 */
export async function addOrderFile(ctx: Context, input: z.infer<typeof AddOrderFile>) {
  const { orderId, name } = input;
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const file = Buffer.from(input.content, "base64");
  if (file.length > mostFileBytes) throw refusal("order_file.too_large");
  const kept = readContent(file);
  if (!kept) throw refusal("order_file.kind_refused");

  return transactionally(ctx, async (tx) => {
    const before = await holdOrder(tx, organisationId, { orderId });
    const [there] = await tx.select({ count: count() }).from(orderFiles).where(eq(orderFiles.orderId, orderId));
    if ((there?.count ?? 0) >= mostFiles) throw refusal("order_file.too_many");
    const fileId = newId();
    const { kind, mediaType, content } = kept;
    const row = { id: fileId, organisationId, orderId, name, kind, mediaType, bytes: content.length, content };
    await tx.insert(orderFiles).values({ ...row, addedAt: ctx.now() });
    const body = { type: "file_added" as const, fileId, name, kind };
    const { version } = await appendEvent(tx, { ids: { id: orderId, organisationId }, before, body });
    return { orderId, fileId, version };
  });
}

const refusal = (code: DomainErrorCode) => new DomainError(code, { fields: { content: { code } } });
