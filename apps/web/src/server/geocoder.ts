import "server-only";
import { createConfiguredGeocoder } from "@cartage/api/configured-geocoder";
import { env } from "../env.ts";

/** What finds addresses: the geocoder at GEOCODER_URL, else towns by their names. */
export function geocoder() {
  const { GEOCODER: kind, GEOCODER_URL: url } = env();
  return createConfiguredGeocoder(url ? { kind, url } : null);
}
