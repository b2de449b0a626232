import { expect, test } from "vitest";
import { draftOf, inputOf, newDraft, numberOf, toLocal } from "./draft.ts";

const timeZone = "Asia/Ho_Chi_Minh";

test("times are those of the clocks that the person sees", () => {
  expect(toLocal(Date.UTC(2027, 0, 5, 1, 30), timeZone)).toBe("2027-01-05T08:30");
  const draft = newDraft(Date.UTC(2027, 0, 4, 20), timeZone);
  expect(draft.delivery).toMatchObject({ from: "2027-01-06T08:00", until: "2027-01-06T17:00" });
  const { delivery } = inputOf(draft, timeZone);
  expect(delivery.window).toEqual({ from: Date.UTC(2027, 0, 6, 1), until: Date.UTC(2027, 0, 6, 10) });
});

test("amounts are sent in the smallest unit of their currency, weights in grams", () => {
  const draft = newDraft(0, timeZone);
  const [item] = draft.items;
  if (!item) throw new Error("A new order has an item.");
  const items = [{ ...item, weightKg: "1,25" }];
  expect(inputOf({ ...draft, items, cash: "250000" }, timeZone)).toMatchObject({
    cash: { amountMinor: 250_000, currency: "VND" },
    items: [{ weightG: 1_250, quantity: 1 }],
  });
  expect(inputOf({ ...draft, cash: "12.5", currency: "USD" }, timeZone).cash).toEqual({
    amountMinor: 1_250,
    currency: "USD",
  });
  expect(numberOf("much", 1)).toBeNaN();
});

test("a copy has neither the reference nor the barcodes of what it is a copy of", () => {
  const stop = { name: "A", address: "B", place: null, phone: null, instructions: null, window: { from: 0, until: 1 } };
  const content = {
    customer: null,
    reference: "PO-1",
    priority: "high" as const,
    pickup: { ...stop, window: null },
    delivery: { ...stop, email: null },
    items: [{ kind: "parcel" as const, description: "C", quantity: 2, weightG: 0, volumeCm3: 500, barcode: "C1-1" }],
    cash: null,
    skills: ["cold chain"],
    instructions: null,
  };
  expect(draftOf(content, { timeZone, isCopy: false })).toMatchObject({
    reference: "PO-1",
    skills: "cold chain",
    items: [{ barcode: "C1-1" }],
  });
  expect(draftOf(content, { timeZone, isCopy: true })).toMatchObject({
    reference: "",
    items: [{ barcode: "", quantity: "2", volumeL: "0.5", weightKg: "" }],
  });
});
