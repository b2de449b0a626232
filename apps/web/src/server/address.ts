/**
 * The address a request came from, as the nearest proxy tells it; null when none does. Proxies append: what stands before
 * the last entry is what the sender claims.
 */
export function addressOf(headers: Headers): string | null {
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return forwarded || headers.get("x-real-ip") || null;
}
