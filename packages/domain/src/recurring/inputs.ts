import { z } from "zod";
import { isTimeZone } from "../accounts/rules.ts";
import { line, orNone } from "../inputs.ts";
import { contentFields, deliveryFields, ItemInput, stopFields } from "../orders/inputs.ts";
import { recurringMoves, recurringStates } from "./states.ts";

const id = z.uuid().lowercase();
/** YYYY-MM-DD */
const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Times of day between which somebody is there. */
const TimesInput = z
  .object({ from: time, until: time })
  .refine(({ from, until }) => from < until, { message: "window_inverted", path: ["until"] });

export const RuleInput = z
  .object({
    /** 1 is Monday. */
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .transform((days) => [...new Set(days)].sort()),
    /** Every so many weeks, counted from the week of the first day. */
    everyWeeks: z.int().min(1).max(12).default(1),
    timeZone: z.string().max(64).refine(isTimeZone, "time_zone_unknown"),
    fromDay: day,
    untilDay: orNone(day).default(null),
    leftOut: z
      .array(day)
      .max(100)
      .default([])
      .transform((days) => [...new Set(days)].sort()),
    delivery: TimesInput,
    /** Goods may be there for collection days before they are due. */
    pickup: TimesInput.nullable().default(null),
    pickupDaysBefore: z.int().min(0).max(7).default(0),
    /** How many days before they are due orders are made. */
    daysAhead: z.int().min(0).max(60).default(3),
  })
  .superRefine(({ fromDay, untilDay, delivery, pickup, pickupDaysBefore }, context) => {
    if (untilDay !== null && untilDay < fromDay)
      context.addIssue({ code: "custom", message: "to_before_from", path: ["untilDay"] });
    if (pickup && pickupDaysBefore === 0 && pickup.from >= delivery.until)
      context.addIssue({ code: "custom", message: "pickup_after_delivery", path: ["pickup", "from"] });
  });
export type RecurrenceRule = z.infer<typeof RuleInput>;

const { reference: _, pickup: __, delivery: ___, items: ____, ...others } = contentFields;
export const TemplateInput = z.object({
  ...others,
  /** The day is written behind it: a reference names one order. */
  reference: orNone(line(60)).default(null),
  pickup: z.object(stopFields),
  delivery: deliveryFields,
  items: z
    .array(ItemInput.omit({ barcode: true }))
    .min(1)
    .max(200),
});
export type OrderTemplate = z.infer<typeof TemplateInput>;

const recurring = { name: line(120).min(1), template: TemplateInput, rule: RuleInput };
/** What the caller saw of it; another version means that somebody was faster. */
const basedOn = z.int().min(1).optional();

export const RecurringOrderId = z.object({ recurringOrderId: id });
export const CreateRecurringOrder = z.object(recurring);
export const EditRecurringOrder = RecurringOrderId.extend({ ...recurring, basedOn });
export const MoveRecurringOrder = RecurringOrderId.extend({ move: z.enum(recurringMoves) });
export const SkipDay = RecurringOrderId.extend({ day, isSkipped: z.boolean() });
export const ListRecurringOrders = z.object({
  search: line(80).optional(),
  state: z.enum(recurringStates).optional(),
  customerId: id.optional(),
  direction: z.enum(["asc", "desc"]).default("asc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
