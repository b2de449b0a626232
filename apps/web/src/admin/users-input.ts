import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of users asks for; the same on the server and in the browser. */
export const userFilters = {
  q: parseAsString.withDefault(""),
  organisation: parseAsString,
  sort: parseAsStringLiteral(["name", "email", "createdAt"]).withDefault("name"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadUserFilters = createLoader(userFilters);

/** What to ask the API for these filters. */
export function usersInput({ q, organisation, sort, dir }: Awaited<ReturnType<typeof loadUserFilters>>) {
  return {
    limit: 50,
    sort,
    direction: dir,
    ...(q && { search: q }),
    ...(organisation && { organisationId: organisation }),
  };
}
