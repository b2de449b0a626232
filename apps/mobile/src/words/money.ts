import type { Language } from "./words.ts";

/** Money with its currency, from the smallest unit that it is counted in. */
export function money(
  language: Language,
  { amountMinor, currency }: { amountMinor: number; currency: string },
): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0));
}
