import type { Order } from "./log-rules.ts";
import { returnLeg } from "./return-leg-rules.ts";
import { toVector } from "./search-rules.ts";

/** An order's rows in the tables that screens read, by their columns; made of nothing but the log. */
export interface ProjectedRows {
  order: Record<string, unknown>;
  items: Record<string, unknown>[];
  stops: Record<string, unknown>[];
  legs: Record<string, unknown>[];
}

export function project(order: Order): ProjectedRows {
  const { id, organisationId, content, delivered, source } = order;
  const of = { order_id: id, organisation_id: organisationId };
  const { items, cash, customer, pickup, delivery } = content;
  const sum = (of: (item: (typeof items)[number]) => number) => items.reduce((total, item) => total + of(item), 0);
  return {
    order: {
      id,
      organisation_id: organisationId,
      number: order.number,
      version: order.version,
      state: order.state,
      is_collected: order.isCollected,
      priority: content.priority,
      customer_id: customer?.id ?? null,
      customer_name: customer?.name ?? null,
      reference: content.reference,
      due_at: isoOf(delivery.window.until),
      pickup_name: pickup.name,
      delivery_name: delivery.name,
      delivery_address: delivery.address,
      pieces: sum(({ quantity }) => quantity),
      weight_g: sum(({ quantity, weightG }) => quantity * weightG),
      volume_cm3: sum(({ quantity, volumeCm3 }) => quantity * volumeCm3),
      cash_minor: cash?.amountMinor ?? null,
      cash_currency: cash?.currency ?? null,
      instructions: content.instructions,
      skills: content.skills,
      reason: order.reason,
      source: source.kind,
      source_id: source.id,
      created_at: isoOf(order.createdAt),
      changed_at: isoOf(order.changedAt),
      words: toVector([
        String(order.number),
        content.reference,
        customer?.name ?? null,
        delivery.name,
        delivery.address,
        delivery.phone,
        ...items.map(({ barcode }) => barcode),
      ]),
      rating: order.rating?.stars ?? null,
    },
    items: items.map(({ kind, description, barcode, quantity, weightG, volumeCm3 }, at) => ({
      ...of,
      line: at + 1,
      kind,
      description,
      barcode,
      quantity,
      weight_g: weightG,
      volume_cm3: volumeCm3,
      delivered: delivered[String(at + 1)] ?? 0,
    })),
    stops: (["pickup", "delivery"] as const).map((kind) => {
      const { name, address, place, phone, window, instructions } = content[kind];
      const isDelivery = kind === "delivery";
      return {
        ...of,
        kind,
        name,
        address,
        lat_e7: place?.latE7 ?? null,
        lon_e7: place?.lonE7 ?? null,
        phone,
        window_from: window && isoOf(window.from),
        window_until: window && isoOf(window.until),
        instructions,
        // orders from before it was asked for have none
        email: isDelivery ? (delivery.email ?? null) : null,
        wished_instructions: isDelivery ? order.wishes.instructions : null,
        safe_place: isDelivery ? order.wishes.safePlace : null,
      };
    }),
    legs: legsOf(order).map((leg) => ({ ...of, ...leg })),
  };
}

/**
 * The parts of its way, each carried by one vehicle: from the door over the hubs to the door. Of goods that go back those
 * that are behind them, and one to the door that they came from.
 */
function legsOf({ way, legsDone, state }: Order) {
  const isOver = state === "delivered";
  const isUnderWay = state === "collected" || state === "in_transit" || state === "out_for_delivery";
  const current = isUnderWay ? "under_way" : "waiting";
  const there = [...way, null].map((hubId, at) => ({
    leg: at + 1,
    from_hub_id: way[at - 1] ?? null,
    to_hub_id: hubId,
    state: isOver || at < legsDone ? "done" : at === legsDone ? current : "waiting",
    is_return: false,
  }));
  if (state !== "returning" && state !== "returned") return there;
  const back = {
    leg: returnLeg({ way }),
    from_hub_id: way[legsDone - 1] ?? null,
    to_hub_id: null,
    state: state === "returned" ? "done" : "waiting",
    is_return: true,
  };
  return [...there.slice(0, legsDone), back];
}

const isoOf = (at: number) => new Date(at).toISOString();
