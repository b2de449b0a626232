import { createSecretBox } from "@cartage/auth/secret-box";
import { newId } from "@cartage/db/id";
import { userActor } from "@cartage/domain/actor";
import { addProof } from "@cartage/domain/orders/commands/add-proof";
import { createOrder } from "@cartage/domain/orders/commands/create-order";
import { makeOrderPin } from "@cartage/domain/orders/commands/make-order-pin";
import { moveOrder } from "@cartage/domain/orders/commands/move-order";
import { signCheckpoint } from "@cartage/domain/orders/commands/sign-checkpoint";
import { CreateOrder } from "@cartage/domain/orders/inputs";
import { AddProof } from "@cartage/domain/orders/proof/add-inputs";
import { type Database, runAs } from "@cartage/domain/run-as";
import { newOrder } from "./orders-test.ts";
import { newProof } from "./proofs/new-proof.ts";

/** The box of the tests' API. */
const secrets = createSecretBox([Buffer.alloc(32, 7)]);

/** A row in every table of orders, proofs and customers. */
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
  const given = { actor, now: () => new Date(), requestId: "furnish", secrets };
  const { orderId } = await runAs(owner, given, (ctx) => createOrder(ctx, CreateOrder.parse(newOrder())));
  const proven = await runAs(owner, given, async (ctx) => {
    const { orderId: provenOrderId, number } = await createOrder(ctx, CreateOrder.parse(newOrder()));
    for (const move of ["planned", "dispatched"] as const)
      await moveOrder(ctx, { orderId: provenOrderId, move, reason: null });
    const { proofId } = await addProof(ctx, AddProof.parse(newProof({ orderId: provenOrderId })));
    await makeOrderPin(ctx, { orderId: provenOrderId });
    await signCheckpoint(ctx, { organisationId });
    return { provenOrderId, provenNumber: String(number), proofId };
  });
  await sql`insert into proof_settings (organisation_id, settings, changed_at) values (${organisationId}, '{}', now())`;
  await sql`
    insert into order_files (id, organisation_id, order_id, name, kind, media_type, bytes, content, added_at)
    values (${fileId}, ${organisationId}, ${orderId}, 'note.pdf', 'document', 'application/pdf', 1, 'x', now())`;
  return { customerId, addressId, orderId, fileId, ...proven };
}
