import { createSecretBox } from "@cartage/auth/secret-box";
import { newId } from "@cartage/db/id";
import { userActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { addProof } from "@cartage/domain/orders/commands/add-proof";
import { createOrder } from "@cartage/domain/orders/commands/create-order";
import { makeOrderPin } from "@cartage/domain/orders/commands/make-order-pin";
import { moveOrder } from "@cartage/domain/orders/commands/move-order";
import { signCheckpoint } from "@cartage/domain/orders/commands/sign-checkpoint";
import { CreateOrder } from "@cartage/domain/orders/inputs";
import { AddProof } from "@cartage/domain/orders/proof/add-inputs";
import { aboutLink, newLinkCode, newLinkKey } from "@cartage/domain/recipients/link-token";
import { CreateRecurringOrder } from "@cartage/domain/recurring/inputs";
import { type Database, runAs } from "@cartage/domain/run-as";
import { newOrder } from "./orders-test.ts";
import { newProof } from "./proofs/new-proof.ts";
import { newRecurring } from "./recurring-test.ts";

/** The box of the tests' API. */
const secrets = createSecretBox([Buffer.alloc(32, 7)]);

/** A row in every table of orders, proofs and customers. */
export async function furnishOrders(
  owner: Database,
  { organisationId, isProven }: { organisationId: string; isProven: boolean },
) {
  const { sql } = owner;
  const [customerId, addressId, fileId, recurringOrderId] = [newId(), newId(), newId(), newId()];
  const actor = userActor({ userId: newId(), sessionId: newId(), organisationId, role: "dispatcher" });
  const given = { actor, now: () => new Date(), requestId: "furnish", secrets };
  const { orderId } = await runAs(owner, given, (ctx) => createOrder(ctx, CreateOrder.parse(newOrder())));
  const proven = isProven
    ? await runAs(owner, given, (ctx) => prove(ctx, organisationId))
    : { provenOrderId: newId(), provenNumber: "0", proofId: newId() };
  const [item] = await sql<[{ barcode: string }]>`select barcode from order_items where order_id = ${orderId}`;
  const { template, rule } = CreateRecurringOrder.parse(newRecurring());
  const linkId = newId();
  const sealedKey = secrets.seal(newLinkKey(), aboutLink(linkId));
  // sent one behind another, without waiting for each answer
  await sql.begin((sql) => [
    sql`
      insert into customers (id, organisation_id, name, created_at)
      values (${customerId}, ${organisationId}, ${customerId}, now())`,
    sql`
      insert into addresses (id, organisation_id, customer_id, name, address, created_at)
      values (${addressId}, ${organisationId}, ${customerId}, 'Gate', '1 Street', now())`,
    sql`
      insert into geocodings (organisation_id, provider, query, answer, answered_at)
      values (${organisationId}, 'nominatim', 'en a', '[]', now())`,
    sql`insert into proof_settings (organisation_id, settings, changed_at) values (${organisationId}, '{}', now())`,
    sql`
      insert into order_files (id, organisation_id, order_id, name, kind, media_type, bytes, content, added_at)
      values (${fileId}, ${organisationId}, ${orderId}, 'note.pdf', 'document', 'application/pdf', 1, 'x', now())`,
    sql`
      insert into recurring_orders (id, organisation_id, name, template, rule, next_look_at, created_at)
      values (${recurringOrderId}, ${organisationId}, 'Milk', ${JSON.stringify(template)}, ${JSON.stringify(rule)},
        now() + interval '1 day', now())`,
    sql`
      insert into recurring_order_days (recurring_order_id, organisation_id, day, order_id, made_at)
      values (${recurringOrderId}, ${organisationId}, '2026-01-01', ${orderId}, now())`,
    sql`
      insert into recipient_settings (organisation_id, slug, is_public, settings, changed_at)
      values (${organisationId}, ${`o-${organisationId.slice(-12)}`}, true, '{}', now())`,
    sql`
      insert into tracking_links (id, organisation_id, order_id, code, sealed_key, seed, created_at, expires_at)
      values (${linkId}, ${organisationId}, ${orderId}, ${newLinkCode()}, ${sealedKey}, 'x', now(), now() + interval '1 day')`,
    sql`
      insert into tracking_link_views (link_id, organisation_id, day, address, last_viewed_at)
      values (${linkId}, ${organisationId}, current_date, '192.0.2.1', now())`,
    sql`
      insert into recipient_messages (id, organisation_id, order_id, link_id, state, channel, locale, created_at, send_after)
      values (${newId()}, ${organisationId}, ${orderId}, ${linkId}, 'placed', 'mail', 'en', now(), now())`,
  ]);
  return { customerId, addressId, orderId, orderCode: item.barcode, fileId, recurringOrderId, linkId, ...proven };
}

/** An order whose hand-over is proven and sealed, with a PIN. */
async function prove(ctx: Context, organisationId: string) {
  const { orderId: provenOrderId, number } = await createOrder(ctx, CreateOrder.parse(newOrder()));
  for (const move of ["planned", "dispatched"] as const)
    await moveOrder(ctx, { orderId: provenOrderId, move, reason: null });
  const { proofId } = await addProof(ctx, AddProof.parse(newProof({ orderId: provenOrderId })));
  await makeOrderPin(ctx, { orderId: provenOrderId });
  await signCheckpoint(ctx, { organisationId });
  return { provenOrderId, provenNumber: String(number), proofId };
}
