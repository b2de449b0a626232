import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of drivers asks for; the same on the server and in the browser. */
export const driverFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadDriverFilters = createLoader(driverFilters);

/** What to ask the API for these filters. */
export function driversInput({ q, sort, dir }: Awaited<ReturnType<typeof loadDriverFilters>>) {
  return {
    limit: 50,
    sort: sort === "email" ? ("email" as const) : ("name" as const),
    direction: dir,
    ...(q && { search: q.slice(0, 80) }),
  };
}
