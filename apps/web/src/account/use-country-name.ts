"use client";

import { useLocale } from "next-intl";

/** A country's name in the person's language, by its ISO 3166-1 alpha-2 code. */
export function useCountryName(country: string | null): string | null {
  const locale = useLocale();
  if (country === null) return null;
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(country) ?? country;
}
