import { newId } from "@cartage/db/id";
import { userActor } from "@cartage/domain/actor";
import { createOrder } from "@cartage/domain/orders/commands/create-order";
import { CreateOrder } from "@cartage/domain/orders/inputs";
import { type Database, runAs } from "@cartage/domain/run-as";
import { newOrder } from "./orders-test.ts";

/** A row in every table of orders and customers. */
export async function furnishOrders(owner: Database, organisationId: string) {
  const { sql } = owner;
  const [customerId, addressId, fileId] = [newId(), newId(), newId()];
  await sql`
    insert into customers (id, organisation_id, name, created_at)
    values (${customerId}, ${organisationId}, ${customerId}, now())`;
  await sql`
    insert into addresses (id, organisation_id, customer_id, name, address, created_at)
    values (${addressId}, ${organisationId}, ${customerId}, 'Gate', '1 Street', now())`;
  await sql`
    insert into geocodings (organisation_id, provider, query, answer, answered_at)
    values (${organisationId}, 'nominatim', 'en a', '[]', now())`;
  const actor = userActor({ userId: newId(), sessionId: newId(), organisationId, role: "dispatcher" });
  const { orderId } = await runAs(owner, { actor, now: () => new Date(), requestId: "furnish" }, (ctx) =>
    createOrder(ctx, CreateOrder.parse(newOrder())),
  );
  await sql`
    insert into order_files (id, organisation_id, order_id, name, kind, media_type, bytes, content, added_at)
    values (${fileId}, ${organisationId}, ${orderId}, 'note.pdf', 'document', 'application/pdf', 1, 'x', now())`;
  const [item] = await sql<[{ barcode: string }]>`select barcode from order_items where order_id = ${orderId}`;
  return { customerId, addressId, orderId, orderCode: item.barcode, fileId };
}
