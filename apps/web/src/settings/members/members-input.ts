import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a members list asks for; the same on the server and in the browser. */
export const memberFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(["name", "email", "joinedAt"]).withDefault("name"),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadMemberFilters = createLoader(memberFilters);

/** What to ask the API for these filters. */
export function membersInput({ q, sort, dir }: Awaited<ReturnType<typeof loadMemberFilters>>) {
  return { limit: 50, sort, direction: dir, ...(q && { search: q }) };
}
