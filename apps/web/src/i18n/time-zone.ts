/**
 * An IANA time zone as a browser reports it; anything else is UTC. The name is kept as it came: browsers and Node do not
 * agree on which of two names of a zone is the right one (Asia/Saigon, Asia/Ho_Chi_Minh).
 */
export function timeZoneFrom(reported: string | undefined): string {
  const zone = reported ? decodeURIComponent(reported) : "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return "UTC";
  }
}

/** The zone that times are written in: the organisation's, unless it has none or the person chose that of their device. */
export function shownTimeZone(given: {
  device: string | undefined;
  organisation: string | null;
  choice: string | undefined;
}): string {
  const { device, organisation, choice } = given;
  return timeZoneFrom(organisation === null || choice === "device" ? device : organisation);
}
