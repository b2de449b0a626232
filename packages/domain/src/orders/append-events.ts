import { newId } from "@cartage/db/id";
import { sql } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { explain } from "../explain.ts";
import { audit } from "../record.ts";
import { followOrders } from "../routes/follow-orders.ts";
import type { Transaction } from "../transactionally.ts";
import type { Order, OrderEventBody } from "./log-rules.ts";
import { apply, mayTake } from "./rules.ts";
import { insertProjection, updateProjection } from "./write-projection.ts";

export interface Append {
  ids: { id: string; organisationId: string };
  /** As it was held; null for one that begins. */
  before: Order | null;
  body: OrderEventBody;
}

/**
 * The one way in which anything happens to orders: an event for each is added to its log, its rows are projected anew, and
 * the outbox has it with its version. Throws `order.not_now` for what the order's state does not allow.
 */
export async function appendEvents(tx: Transaction, appends: readonly Append[]): Promise<Order[]> {
  const occurredAt = tx.context.now();
  const at = occurredAt.getTime();
  const written = appends.map(({ ids, before, body }) => {
    if (before && !mayTake(before, body)) throw new DomainError("order.not_now", { about: { state: before.state } });
    const version = (before?.version ?? 0) + 1;
    return { isNew: before === null, body, order: apply(ids, before, { version, at, body }) };
  });
  if (written.length === 0) return [];
  await writeLog(tx, written, occurredAt);
  const added = written.filter(({ isNew }) => isNew).map(({ order }) => order);
  const changed = written.filter(({ isNew }) => !isNew).map(({ order }) => order);
  if (added.length > 0) await insertProjection(tx, added).catch(explained);
  if (changed.length > 0) await updateProjection(tx, changed).catch(explained);
  await followOrders(
    tx,
    written.map(({ body: { type }, order: { id: orderId } }) => ({ orderId, type })),
  );
  return written.map(({ order }) => order);
}

/** One event of one order, with its entry in the audit trail. */
export async function appendEvent(tx: Transaction, append: Append): Promise<Order> {
  const [order] = await appendEvents(tx, [append]);
  if (!order) throw new Error("An event was appended to no order.");
  const { type, ...body } = append.body;
  const { reason: _, name: __, ...plain } = { reason: null, name: null, ...body };
  const { id: orderId, version, state } = order;
  const event = { type: `order.${type}` as const, orderId, version, state, occurredAt: new Date(order.changedAt) };
  const before = append.before && { state: append.before.state };
  const after = "content" in body ? { state, number: order.number } : { state, ...(isSaid.has(type) ? {} : plain) };
  await audit(tx, event, { ...(before && { before }), after });
  return order;
}

/** The audit trail keeps for ever what it is told: of what people said, and why, only that they did. */
const isSaid = new Set<OrderEventBody["type"]>(["noted", "instructed", "rated"]);

const explained = explain({
  orders_reference_unique: { code: "order.reference_taken", field: "reference" },
  order_items_barcode_unique: { code: "order.barcode_taken", field: "items" },
  orders_customer_exists: { code: "customer.unknown", field: "customerId" },
  orders_state_follows: "order.not_now",
});

interface Written {
  body: OrderEventBody;
  order: Order;
}

async function writeLog(tx: Transaction, written: readonly Written[], occurredAt: Date): Promise<void> {
  const { actor, traceId } = tx.context;
  const log = written.map(({ body: { type, ...body }, order }) => ({
    organisation_id: order.organisationId,
    order_id: order.id,
    version: order.version,
    type,
    body,
    occurred_at: occurredAt,
    actor_kind: actor.kind,
    actor_id: actor.id,
    behind_id: actor.behindId,
  }));
  await tx
    .execute(sql`
      insert into order_events select * from json_populate_recordset(null::order_events, ${JSON.stringify(log)}::json)`)
    .catch(explain({ order_events_once: { code: "changed_meanwhile", about: { subject: "order" } } }));
  const events = written.map(({ body: { type }, order: { id: orderId, organisationId, version, state } }) => ({
    event_id: newId(),
    organisation_id: organisationId,
    type: `order.${type}`,
    body: { orderId, version, state, actor: { kind: actor.kind, id: actor.id } },
    trace_id: traceId ?? null,
    occurred_at: occurredAt,
  }));
  await tx.execute(sql`
    insert into outbox (event_id, organisation_id, type, body, trace_id, occurred_at)
    select event_id, organisation_id, type, body, trace_id, occurred_at
      from json_populate_recordset(null::outbox, ${JSON.stringify(events)}::json)`);
}
