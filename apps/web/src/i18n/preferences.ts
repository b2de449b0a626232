import { catalogues, type Locale } from "@cartage/messages/catalogues";

const isLocale = (value: string | undefined): value is Locale => value !== undefined && value in catalogues;

/** The chosen language, else the first of the browser's list that has a catalogue, else English. */
export function localeFrom(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const accepted = (acceptLanguage ?? "").split(",").map((entry) => entry.split(";")[0]?.trim().split("-")[0]);
  return accepted.find(isLocale) ?? "en";
}

/** An IANA time zone as a browser reports it; anything else is UTC. */
export function timeZoneFrom(reported: string | undefined): string {
  const zone = reported ? decodeURIComponent(reported) : "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
