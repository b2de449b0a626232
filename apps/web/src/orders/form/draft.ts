import { wallTimeAt } from "@cartage/domain/notifications/wall-clock-rules";
import { instantAt } from "@cartage/domain/orders/local-time-rules";
import { minorPerMajor } from "@cartage/domain/orders/money-rules";
import type { Found } from "@cartage/ui/search-select";
import { wordsOf } from "../../fleet/words-of.ts";
import type { Inputs, Outputs } from "../../trpc/router.ts";
import { majorOf } from "../order-measures.tsx";

type Content = Outputs["orders"]["get"]["content"];
export type Place = Content["delivery"]["place"];

/** A stop as it is typed: times as `datetime-local` has them. */
export interface StopDraft {
  name: string;
  address: string;
  place: Place;
  phone: string;
  /** Of a delivery only. */
  email: string;
  from: string;
  until: string;
  instructions: string;
}
export interface ItemDraft {
  key: number;
  kind: "parcel" | "pallet";
  description: string;
  quantity: string;
  weightKg: string;
  volumeL: string;
  barcode: string;
}
export interface OrderDraft {
  customer: Found | null;
  reference: string;
  priority: "normal" | "high" | "urgent";
  pickup: StopDraft;
  delivery: StopDraft;
  items: ItemDraft[];
  cash: string;
  currency: string;
  /** Words, with commas between them. */
  skills: string;
  instructions: string;
}

const emptyStop: StopDraft = {
  name: "",
  address: "",
  place: null,
  phone: "",
  email: "",
  from: "",
  until: "",
  instructions: "",
};
export const emptyItem = (key: number): ItemDraft => ({
  key,
  kind: "parcel",
  description: "",
  quantity: "1",
  weightKg: "",
  volumeL: "",
  barcode: "",
});

/** A new order is due tomorrow, in working hours. */
export function newDraft(now: number, timeZone: string): OrderDraft {
  const { day } = wallTimeAt(new Date(now + 86_400_000), timeZone);
  return {
    customer: null,
    reference: "",
    priority: "normal",
    pickup: emptyStop,
    delivery: { ...emptyStop, from: `${day}T08:00`, until: `${day}T17:00` },
    items: [emptyItem(0)],
    cash: "",
    currency: "VND",
    skills: "",
    instructions: "",
  };
}

/** An order's content to be changed; a copy has no reference and no barcodes, for these name one order. */
export function draftOf(content: Content, { timeZone, isCopy }: { timeZone: string; isCopy: boolean }): OrderDraft {
  const { customer, cash } = content;
  return {
    customer: customer && { value: customer.id, label: customer.name },
    reference: isCopy ? "" : (content.reference ?? ""),
    priority: content.priority,
    pickup: stopDraftOf(content.pickup, timeZone),
    delivery: stopDraftOf(content.delivery, timeZone),
    items: content.items.map((item, key) => ({
      key,
      kind: item.kind,
      description: item.description,
      quantity: String(item.quantity),
      weightKg: item.weightG ? String(item.weightG / 1_000) : "",
      volumeL: item.volumeCm3 ? String(item.volumeCm3 / 1_000) : "",
      barcode: isCopy ? "" : item.barcode,
    })),
    cash: cash ? String(majorOf(cash)) : "",
    currency: cash?.currency ?? "VND",
    skills: content.skills.join(", "),
    instructions: content.instructions ?? "",
  };
}

function stopDraftOf(
  { window, email, ...stop }: Content["pickup"] & { email?: string | null },
  timeZone: string,
): StopDraft {
  return {
    ...stop,
    phone: stop.phone ?? "",
    email: email ?? "",
    instructions: stop.instructions ?? "",
    from: window ? toLocal(window.from, timeZone) : "",
    until: window ? toLocal(window.until, timeZone) : "",
  };
}

type Input = Omit<Inputs["orders"]["create"], "isDraft" | "duplicateOf">;

/** What is sent. What was not typed is sent as missing, so that the server's answer stands beside the field. */
export function inputOf(draft: OrderDraft, timeZone: string): Input {
  const { customer, pickup, delivery, cash, currency } = draft;
  const stop = ({ from, until, ...given }: StopDraft) => given;
  return {
    customerId: customer?.value ?? null,
    reference: draft.reference,
    priority: draft.priority,
    instructions: draft.instructions,
    skills: wordsOf(draft.skills),
    pickup: { ...stop(pickup), window: windowOf(pickup, timeZone) },
    delivery: { ...stop(delivery), window: windowOf(delivery, timeZone) ?? { from: Number.NaN, until: Number.NaN } },
    items: draft.items.map(({ kind, description, quantity, weightKg, volumeL, barcode }) => ({
      kind,
      description,
      barcode,
      quantity: numberOf(quantity, 1),
      weightG: numberOf(weightKg, 1_000),
      volumeCm3: numberOf(volumeL, 1_000),
    })),
    cash: cash.trim() === "" ? null : { amountMinor: numberOf(cash, minorPerMajor(currency)), currency },
  };
}

/** A number as people type it in either language. */
export function numberOf(typed: string, times: number): number {
  return Math.round(Number(typed.trim().replace(/\s/g, "").replace(",", ".")) * times);
}

export function windowOf({ from, until }: { from: string; until: string }, timeZone: string) {
  if (from === "" && until === "") return null;
  return { from: toInstant(from, timeZone), until: toInstant(until, timeZone) };
}

export function toLocal(at: number, timeZone: string): string {
  const { day, minutes } = wallTimeAt(new Date(at), timeZone);
  const two = (count: number) => String(count).padStart(2, "0");
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function toInstant(local: string, timeZone: string): number {
  const read = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(local);
  if (!read?.[1]) return Number.NaN;
  return instantAt(read[1], Number(read[2]) * 60 + Number(read[3]), timeZone);
}
