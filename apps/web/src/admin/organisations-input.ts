import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of organisations asks for; the same on the server and in the browser. */
export const organisationFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(["name", "createdAt"]).withDefault("name"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadOrganisationFilters = createLoader(organisationFilters);

/** What to ask the API for these filters. */
export function organisationsInput({ q, sort, dir }: Awaited<ReturnType<typeof loadOrganisationFilters>>) {
  return { limit: 50, sort, direction: dir, ...(q && { search: q }) };
}
