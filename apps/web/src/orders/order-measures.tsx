"use client";

import { minorPerMajor } from "@cartage/domain/orders/money-rules";
import { useFormatter, useTranslations } from "next-intl";

export { minorPerMajor };

/** Grams as kilograms. */
export function Weight({ grams }: { grams: number }) {
  return useTranslations("web.orders")("kg", { value: grams / 1_000 });
}

/** An amount in the smallest unit of its currency. */
export function Money({ cash }: { cash: { amountMinor: number; currency: string } }) {
  const format = useFormatter();
  return format.number(majorOf(cash), { style: "currency", currency: cash.currency });
}

export function majorOf({ amountMinor, currency }: { amountMinor: number; currency: string }): number {
  return amountMinor / minorPerMajor(currency);
}
