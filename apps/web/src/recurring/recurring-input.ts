import { recurringStates } from "@cartage/domain/recurring/states";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what the list asks for; the same on the server and in the browser. */
export const recurringFilters = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(recurringStates),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadRecurringFilters = createLoader(recurringFilters);
type Filters = Awaited<ReturnType<typeof loadRecurringFilters>>;

export function recurringInput({ q, state, dir }: Filters) {
  return { limit: 50, direction: dir, ...(q && { search: q }), ...(state && { state }) };
}
