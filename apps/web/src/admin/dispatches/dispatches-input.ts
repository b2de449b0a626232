import { dispatchStates } from "@cartage/domain/dispatch/states";
import { createLoader, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what the list of dispatches asks for; the same on the server and in the browser. */
export const dispatchFilters = {
  q: parseAsString.withDefault(""),
  state: parseAsStringLiteral(dispatchStates),
  stuck: parseAsBoolean.withDefault(false),
};

export const loadDispatchFilters = createLoader(dispatchFilters);

/** What to ask the API for these filters. */
export function dispatchesInput({ q, state, stuck }: Awaited<ReturnType<typeof loadDispatchFilters>>) {
  return { limit: 50, isStuck: stuck, ...(q && { search: q }), ...(state && { state }) };
}
