import { hubStates } from "@cartage/domain/routes/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of hubs asks for; the same on the server and in the browser. */
export const hubFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  state: parseAsStringLiteral(hubStates),
};

export const loadHubFilters = createLoader(hubFilters);

const sorts = { name: "name", code: "code", since: "stateChangedAt" } as const;

/** What to ask the API for these filters. */
export function hubsInput({ q, sort, dir, state }: Awaited<ReturnType<typeof loadHubFilters>>) {
  return {
    limit: 50,
    sort: sort && sort in sorts ? sorts[sort as keyof typeof sorts] : ("name" as const),
    direction: dir,
    ...(q && { search: q.slice(0, 80) }),
    ...(state && { states: [state] }),
  };
}
