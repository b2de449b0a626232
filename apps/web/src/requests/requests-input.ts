import { requestStates } from "@cartage/domain/requests/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of requests asks for; the same on the server and in the browser. */
export const requestFilters = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(requestStates),
  whose: parseAsStringLiteral(["mine"]),
  sort: parseAsStringLiteral(["changedAt", "askedAt"]),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadRequestFilters = createLoader(requestFilters);

type Filters = Awaited<ReturnType<typeof loadRequestFilters>>;

/** What to ask the API for these filters; what happened last comes first. */
export function passedOnInput({ q, state, sort, dir }: Filters) {
  return {
    limit: 50,
    sort: sort ?? ("changedAt" as const),
    direction: sort ? dir : ("desc" as const),
    ...(q && { search: q }),
    ...(state && { state }),
  };
}

export function requestsInput(filters: Filters) {
  return { ...passedOnInput(filters), mine: filters.whose === "mine" };
}
