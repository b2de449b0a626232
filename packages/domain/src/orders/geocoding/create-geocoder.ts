import type { Geocoder } from "./geocoder.ts";
import { guardGeocoder } from "./guard-geocoder.ts";
import { createNominatim } from "./nominatim.ts";
import { createPhoton } from "./photon.ts";
import { towns } from "./towns.ts";

export const geocoderKinds = ["nominatim", "photon"] as const;

/** The geocoder that an installation has configured; without one, towns by their names. */
export function createGeocoder(configured: { kind: (typeof geocoderKinds)[number]; url: string } | null): Geocoder {
  if (!configured) return towns;
  const { kind, url } = configured;
  return guardGeocoder(kind === "nominatim" ? createNominatim(url) : createPhoton(url));
}
