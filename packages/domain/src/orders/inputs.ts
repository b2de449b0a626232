import { z } from "zod";
import { skills } from "../fleet/inputs.ts";
import { line, orNone, prose } from "../inputs.ts";
import { orderMoves, orderStates } from "./states.ts";

const id = z.uuid().lowercase();
/** Epoch ms, from 2000 to 2100. */
const instant = z.int().min(946_684_800_000).max(4_102_444_800_000);
const dayMs = 86_400_000;

export const orderPriorities = ["normal", "high", "urgent"] as const;
export const itemKinds = ["parcel", "pallet"] as const;

export const Place = z.object({
  latE7: z.int().min(-900_000_000).max(900_000_000),
  lonE7: z.int().min(-1_800_000_000).max(1_800_000_000),
});

/** When somebody is there. */
export const WindowInput = z.object({ from: instant, until: instant }).superRefine(({ from, until }, context) => {
  if (until <= from) context.addIssue({ code: "custom", message: "window_inverted", path: ["until"] });
  if (until - from > 31 * dayMs) context.addIssue({ code: "custom", message: "window_too_long", path: ["until"] });
});
export type Window = z.infer<typeof WindowInput>;

/** A place where goods are handed over, without the time. */
export const stopFields = {
  name: line(120).min(1),
  address: line(300).min(1),
  place: Place.nullable().default(null),
  phone: orNone(line(40)).default(null),
  instructions: orNone(prose(1_000)).default(null),
};

export const ItemInput = z.object({
  kind: z.enum(itemKinds).default("parcel"),
  description: line(200).min(1),
  quantity: z.int().min(1).max(9_999).default(1),
  /** Of each. */
  weightG: z.int().min(0).max(2_000_000_000).default(0),
  volumeCm3: z.int().min(0).max(2_000_000_000).default(0),
  /** Made from the order's number where it has none. */
  barcode: orNone(line(60).regex(/^[\x21-\x7e]+$/)).default(null),
});

/** What is collected from the recipient, in the smallest unit of its currency. */
const CashInput = z.object({
  amountMinor: z.int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** Where goods are handed over. */
export const deliveryFields = z.object({
  ...stopFields,
  /** Where the recipient is told of the order by mail. */
  email: orNone(z.email().max(200)).default(null),
});

export const contentFields = {
  reference: orNone(line(80)).default(null),
  customerId: id.nullable().default(null),
  priority: z.enum(orderPriorities).default("normal"),
  pickup: z.object({ ...stopFields, window: WindowInput.nullable().default(null) }),
  delivery: deliveryFields.extend({ window: WindowInput }),
  items: z.array(ItemInput).min(1).max(200),
  /** What the vehicle must have, with its driver. */
  skills: skills.default([]),
  cash: CashInput.nullable().default(null),
  instructions: orNone(prose(2_000)).default(null),
};

interface Windows {
  pickup: { window: Window | null };
  delivery: { window: Window };
}

function inOrder({ pickup, delivery }: Windows, context: z.core.$RefinementCtx) {
  if (!pickup.window || pickup.window.from < delivery.window.until) return;
  context.addIssue({ code: "custom", message: "pickup_after_delivery", path: ["pickup", "window", "from"] });
}

export const OrderContentInput = z.object(contentFields).superRefine(inOrder);
export type OrderContent = z.infer<typeof OrderContentInput>;

/** What the caller saw of the order; another version means that somebody was faster. */
const basedOn = z.int().min(1).optional();

export const OrderId = z.object({ orderId: id });
export const CreateOrder = z
  .object({
    ...contentFields,
    isDraft: z.boolean().default(false),
    /** The order that it is a copy of. */
    duplicateOf: id.nullable().default(null),
  })
  .superRefine(inOrder);
export const EditOrder = z.object({ ...contentFields, orderId: id, basedOn }).superRefine(inOrder);
export const RescheduleOrder = z
  .object({
    orderId: id,
    basedOn,
    pickup: WindowInput.nullable(),
    delivery: WindowInput,
    reason: orNone(line(300)).default(null),
  })
  .superRefine(({ pickup, delivery }, context) => {
    if (pickup && pickup.from >= delivery.until)
      context.addIssue({ code: "custom", message: "pickup_after_delivery", path: ["pickup", "from"] });
  });
export const MoveOrder = z.object({
  orderId: id,
  basedOn,
  move: z.enum(orderMoves).exclude(["partly_delivered"]),
  reason: orNone(line(300)).default(null),
});
/** Pieces that were handed over in all, by line. */
export const DeliverPart = z.object({
  orderId: id,
  basedOn,
  delivered: z.record(z.string().regex(/^[1-9]\d{0,2}$/), z.int().min(0).max(9_999)),
  reason: line(300).min(1),
});
/** The hubs that lie ahead of its goods, in their order; none is the straight way to the door. */
export const ChooseWay = z.object({ orderId: id, basedOn, hubIds: z.array(id).max(20) });
/** What people said of it goes; its number is typed. */
export const EraseWords = z.object({ orderId: id, number: line(20).min(1) });
/** What it tells of people goes, once it is over; its number is typed. */
export const EraseOrderPeople = z.object({ orderId: id, number: line(20).min(1) });
export const NoteOrder = z.object({ orderId: id, text: prose(2_000).min(1) });

export const orderSorts = ["number", "dueAt"] as const;
export const ListOrders = z
  .object({
    search: line(80).optional(),
    state: z.enum(orderStates).optional(),
    customerId: id.optional(),
    priority: z.enum(orderPriorities).optional(),
    /** Due within: at most a week, so that every page comes at once. */
    dueFrom: instant.optional(),
    dueUntil: instant.optional(),
    sort: z.enum(orderSorts).default("number"),
    direction: z.enum(["asc", "desc"]).default("desc"),
    cursor: z.string().max(400).nullish(),
    limit: z.int().min(1).max(200).default(50),
  })
  .superRefine(({ dueFrom, dueUntil }, context) => {
    if ((dueFrom === undefined) !== (dueUntil === undefined))
      context.addIssue({ code: "custom", message: "required", path: [dueFrom === undefined ? "dueFrom" : "dueUntil"] });
    if (dueFrom === undefined || dueUntil === undefined) return;
    if (dueUntil <= dueFrom) context.addIssue({ code: "custom", message: "to_before_from", path: ["dueUntil"] });
    if (dueUntil - dueFrom > 8 * dayMs)
      context.addIssue({ code: "custom", message: "range_too_long", path: ["dueUntil"] });
  });

export const FindPlaces = z.object({ text: line(300).min(2), language: z.enum(["en", "vi"]).default("en") });

export const mostFileBytes = 10 * 1_048_576;
export const OrderFileId = OrderId.extend({ fileId: id });
export const AddOrderFile = OrderId.extend({
  name: line(120).min(1),
  /** In base64, which takes four thirds; larger ones are refused by what they hold. */
  content: z.base64().max(20_000_000),
});
