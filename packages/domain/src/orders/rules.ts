import type { Order, OrderEvent, OrderEventBody } from "./log-rules.ts";
import { withoutPeople } from "./people-rules.ts";
import { isEnded, mayChooseWay, mayEdit, mayInstruct, mayReschedule, type OrderMove, orderAfter } from "./states.ts";

/** Whether the order may take an event now. */
export function mayTake(order: Order, body: OrderEventBody): boolean {
  switch (body.type) {
    case "created":
      return false;
    case "edited":
      return mayEdit(order);
    case "way_chosen":
      return mayChooseWay(order);
    case "rescheduled":
      return mayReschedule(order);
    case "partly_delivered":
      return orderAfter(order, body.type) !== null && isPart(order, body.delivered);
    case "instructed":
      return mayInstruct(order);
    case "rated":
      return order.state === "delivered" && order.rating === null;
    case "people_erased":
      return isEnded(order);
    case "noted":
    case "words_erased":
    case "file_added":
    case "file_removed":
      return true;
    default:
      return orderAfter(order, body.type) !== null;
  }
}

/** The order after an event; the first one makes it. Throws when the log cannot be: `mayTake` was not asked. */
export function apply(ids: { id: string; organisationId: string }, before: Order | null, event: OrderEvent): Order {
  const { version, at, body } = event;
  if (before === null) {
    if (body.type !== "created") throw new Error(`The log of order ${ids.id} begins with ${body.type}.`);
    const { number, isDraft, source, content } = body;
    const state = isDraft ? "draft" : "placed";
    const made = { number, source, content, state, delivered: {}, reason: null } as const;
    const said = { wishes: { instructions: null, safePlace: null }, rating: null };
    const begun = { way: [], legsDone: 0, isCollected: false, ...said };
    return { ...ids, ...made, ...begun, version, createdAt: at, changedAt: at };
  }
  if (!mayTake(before, body)) throw new Error(`Order ${ids.id} cannot be ${body.type} as version ${version}.`);
  return { ...before, ...changeBy(before, body), version, changedAt: at };
}

/** The order that a whole log tells of; null of none. */
export function replay(ids: { id: string; organisationId: string }, events: readonly OrderEvent[]): Order | null {
  return events.reduce<Order | null>((order, event) => apply(ids, order, event), null);
}

function changeBy(order: Order, body: OrderEventBody): Partial<Order> {
  switch (body.type) {
    case "edited":
      return { content: body.content };
    case "rescheduled": {
      const { pickup, delivery } = order.content;
      const content = {
        ...order.content,
        pickup: { ...pickup, window: body.pickup },
        delivery: { ...delivery, window: body.delivery },
      };
      return { content, reason: body.reason ?? order.reason };
    }
    case "way_chosen":
      return { way: [...order.way.slice(0, order.legsDone), ...body.hubIds] };
    case "arrived_at_hub":
      return { ...standingAfter(order, body.type), ...reached(order, body.hubId ?? null), reason: body.reason };
    case "failed":
      // goods that nobody took are brought to a hub, from where the last leg begins again
      return { ...standingAfter(order, body.type), ...(body.hubId && reached(order, body.hubId)), reason: body.reason };
    case "partly_delivered":
      return { ...standingAfter(order, body.type), delivered: body.delivered, reason: body.reason };
    case "instructed":
      return { wishes: { instructions: body.instructions, safePlace: body.safePlace } };
    case "rated":
      return { rating: { stars: body.stars, words: body.words } };
    case "words_erased":
      return {
        wishes: { instructions: null, safePlace: null },
        rating: order.rating && { ...order.rating, words: null },
      };
    case "people_erased":
      return withoutPeople(order, body);
    case "created":
    case "noted":
    case "file_added":
    case "file_removed":
      return {};
    case "delivered":
      return { ...standingAfter(order, body.type), delivered: everything(order), reason: body.reason };
    default:
      return { ...standingAfter(order, body.type), reason: body.reason };
  }
}

function standingAfter(order: Order, move: OrderMove): Pick<Order, "state" | "isCollected"> {
  const isCollected = move === "returned" ? false : order.isCollected || move === "collected";
  return { state: orderAfter(order, move) ?? order.state, isCollected };
}

/** A hub that the goods reached: the next of their way, a later one, or one that lay not on it; null is the next. */
function reached({ way, legsDone }: Order, hubId: string | null): Pick<Order, "way" | "legsDone"> {
  if (hubId === null) return { way, legsDone: Math.min(legsDone + 1, way.length) };
  const at = way.indexOf(hubId, legsDone);
  const ahead = at < 0 ? way.slice(legsDone) : way.slice(at + 1);
  const passed = [...way.slice(0, legsDone), hubId];
  return { way: [...passed, ...ahead], legsDone: passed.length };
}

const everything = ({ content }: Order) =>
  Object.fromEntries(content.items.map(({ quantity }, line) => [String(line + 1), quantity]));

/** More than before, of lines that there are, and less than all. */
function isPart({ content, delivered }: Order, given: Record<string, number>): boolean {
  const lines = content.items.map(({ quantity }, at) => ({ line: String(at + 1), quantity }));
  const known = new Set(lines.map(({ line }) => line));
  if (Object.keys(given).some((line) => !known.has(line))) return false;
  const counts = lines.map(({ line, quantity }) => ({ now: given[line] ?? 0, before: delivered[line] ?? 0, quantity }));
  const isPossible = counts.every(({ now, before, quantity }) => now >= before && now <= quantity);
  return (
    isPossible && counts.some(({ now, before }) => now > before) && counts.some(({ now, quantity }) => now < quantity)
  );
}

/** Lines that no vehicle can carry in one piece, where `heaviestG` is the most that any carries; null is no limit. */
export function tooHeavyLines(items: readonly { weightG: number }[], heaviestG: number | null): number[] {
  return heaviestG === null ? [] : items.flatMap(({ weightG }, at) => (weightG > heaviestG ? [at] : []));
}
