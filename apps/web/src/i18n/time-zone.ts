/** An IANA time zone as a browser reports it; anything else is UTC. */
export function timeZoneFrom(reported: string | undefined): string {
  const zone = reported ? decodeURIComponent(reported) : "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
