import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of geofences asks for; the same on the server and in the browser. */
export const geofenceFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadGeofenceFilters = createLoader(geofenceFilters);

/** What to ask the API for these filters. */
export function geofencesInput({ q, sort, dir }: Awaited<ReturnType<typeof loadGeofenceFilters>>) {
  return {
    limit: 50,
    sort: sort === "created" ? ("createdAt" as const) : ("name" as const),
    direction: dir,
    ...(q && { search: q.slice(0, 80) }),
  };
}
