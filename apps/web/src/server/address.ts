/** The address a request came from, as the nearest proxy tells it; null when none does. */
export function addressOf(headers: Headers): string | null {
  const forwarded = headers.get("x-forwarded-for")?.split(",")[0]?.trim();
  return forwarded || headers.get("x-real-ip") || null;
}
