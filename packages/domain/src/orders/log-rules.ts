import type { OrderContent, Window } from "./inputs.ts";
import type { OrderMove, OrderState } from "./states.ts";

/** Where orders come from. */
export interface OrderSource {
  kind: "form" | "import" | "duplicate" | "api" | "recurring" | "quote";
  /** The order that was duplicated, the import, or the recurring order. */
  id: string | null;
}

export interface OrderCustomer {
  id: string;
  /** As it was called then. */
  name: string;
}

/** What an order has when it is written down: a customer by name too, and a barcode for each item. */
export type KeptContent = Omit<OrderContent, "customerId" | "items"> & {
  customer: OrderCustomer | null;
  items: (OrderContent["items"][number] & { barcode: string })[];
};

/** What the recipient asks for, beside the sender's instructions. */
export interface Wishes {
  instructions: string | null;
  /** Where the goods may be left. */
  safePlace: string | null;
}

/** Whether a found place is the house, its street, or only the town. */
export type PlacePrecision = "house" | "street" | "town";

/** What the log says of an order, by the type of the event. */
export type OrderEventBody =
  | { type: "created"; number: number; isDraft: boolean; source: OrderSource; content: KeptContent }
  /** `found`: nobody's hand but a geocoder, which found the places that were missing, so exactly at the least. */
  | { type: "edited"; content: KeptContent; found?: PlacePrecision }
  | { type: "rescheduled"; pickup: Window | null; delivery: Window; reason: string | null }
  | { type: "partly_delivered"; delivered: Record<string, number>; reason: string }
  | { type: "arrived_at_hub" | "failed"; reason: string | null; hubId?: string | null }
  | { type: Exclude<OrderMove, "partly_delivered" | "arrived_at_hub" | "failed">; reason: string | null }
  | { type: "way_chosen"; hubIds: string[] }
  | { type: "noted"; text: string }
  | ({ type: "instructed" } & Wishes)
  | { type: "rated"; stars: number; words: string | null }
  /** What people said in it before is gone: notes, wishes and the words of the rating. */
  | { type: "words_erased" }
  /** So is what it told of people; of its customer too, where they asked for that. */
  | { type: "people_erased"; alsoCustomer: boolean }
  | { type: "file_added" | "file_removed"; fileId: string; name: string; kind: "document" | "photo" };

export type OrderEventType = OrderEventBody["type"];

export interface OrderEvent {
  version: number;
  /** Epoch ms. */
  at: number;
  body: OrderEventBody;
}

/** An order as its log tells it. */
export interface Order {
  id: string;
  organisationId: string;
  number: number;
  version: number;
  state: OrderState;
  isCollected: boolean;
  source: OrderSource;
  content: KeptContent;
  /** The hubs that its goods pass, in their order; one leg leads to each, and the last one to the door. */
  way: string[];
  /** How many of those hubs the goods have reached. */
  legsDone: number;
  /** How many pieces of each line were handed over. */
  delivered: Record<string, number>;
  wishes: Wishes;
  /** What the recipient said of it afterwards. */
  rating: { stars: number; words: string | null } | null;
  /** Why it failed, was cancelled or moved, as it was said last. */
  reason: string | null;
  createdAt: number;
  changedAt: number;
}
