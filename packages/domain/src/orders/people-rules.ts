import type { KeptContent, Order } from "./log-rules.ts";

/** Stands where words of or about people were. */
export const gone = "–";

/** A hundredth of a degree, about a kilometre. */
const CELL_E7 = 100_000;

type Content = Pick<Order, "content" | "wishes" | "rating" | "reason">;

/**
 * An order once what it tells of people is erased: as its log tells it that was changed by `order_event_without_people` in
 * Postgres. Goods, times, amounts and the customer's reference stay, and of places about where they were.
 */
export function withoutPeople(
  { content, rating, reason }: Content,
  { alsoCustomer }: { alsoCustomer: boolean },
): Content {
  return {
    content: contentWithoutPeople(content, { alsoCustomer }),
    wishes: { instructions: null, safePlace: null },
    rating: rating && { ...rating, words: null },
    reason: reason === null ? null : gone,
  };
}

function contentWithoutPeople(content: KeptContent, { alsoCustomer }: { alsoCustomer: boolean }): KeptContent {
  const { pickup, delivery, customer } = content;
  const nobody = { name: gone, address: gone, phone: null, instructions: null };
  return {
    ...content,
    customer: customer && alsoCustomer ? { ...customer, name: gone } : customer,
    pickup: { ...pickup, ...nobody, place: coarse(pickup.place) },
    delivery: { ...delivery, ...nobody, email: null, place: coarse(delivery.place) },
    instructions: null,
  };
}

/** The middle of the cell that a place is in. */
export function coarse(place: KeptContent["pickup"]["place"]): KeptContent["pickup"]["place"] {
  return place && { latE7: middle(place.latE7, 900_000_000), lonE7: middle(place.lonE7, 1_800_000_000) };
}

function middle(e7: number, most: number): number {
  return Math.min(Math.floor(e7 / CELL_E7) * CELL_E7 + CELL_E7 / 2, most);
}
