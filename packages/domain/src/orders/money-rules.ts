/** How many of a currency's smallest unit make one (ISO 4217), as the platform's Intl knows it; 1 of what is no code. */
export function minorPerMajor(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 1;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}
