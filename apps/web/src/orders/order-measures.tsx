"use client";

import { useFormatter, useTranslations } from "next-intl";

/** Grams as kilograms. */
export function Weight({ grams }: { grams: number }) {
  return useTranslations("web.orders")("kg", { value: grams / 1_000 });
}

/** An amount in the smallest unit of its currency. */
export function Money({ cash }: { cash: { amountMinor: number; currency: string } }) {
  const format = useFormatter();
  return format.number(majorOf(cash), { style: "currency", currency: cash.currency });
}

/** How many of a currency's smallest unit make one (ISO 4217), as the browser knows it. */
export function minorPerMajor(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}

export function majorOf({ amountMinor, currency }: { amountMinor: number; currency: string }): number {
  return amountMinor / minorPerMajor(currency);
}
