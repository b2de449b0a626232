import { guardedServer, type ServerLimits } from "../../guarded-server.ts";
import type { Geocoder } from "./geocoder.ts";

/** A geocoder that is given up after a while, and left alone for a while when it goes on failing. */
export function guardGeocoder(geocoder: Geocoder, limits?: ServerLimits): Geocoder {
  const guarded = guardedServer(limits);
  return {
    name: geocoder.name,
    find: (text, options) => guarded.execute(({ signal }) => geocoder.find(text, { ...options, signal })),
  };
}
