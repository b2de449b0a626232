/**
 * The address a request came from, as the nearest proxy tells it; null when none does. Proxies append: what stands before
 * the last entry is what the sender claims.
 */
export function addressOf(headers: Headers): string | null {
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return forwarded || headers.get("x-real-ip") || null;
}

/** The country a request came from, as a proxy tells it in the header that the configuration names; null when none does. */
export function countryOf(headers: Headers, header: string | undefined): string | null {
  const told = (header && headers.get(header)?.toUpperCase()) || "";
  // XX is what proxies say of what they do not know
  return /^[A-Z]{2}$/.test(told) && told !== "XX" ? told : null;
}
