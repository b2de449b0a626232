import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** The address parts that decide what a list of customers asks for; the same on the server and in the browser. */
export const customerFilters = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export const loadCustomerFilters = createLoader(customerFilters);
type Filters = Awaited<ReturnType<typeof loadCustomerFilters>>;

export function customersInput({ q, sort, dir }: Filters) {
  return {
    limit: 50,
    sort: sort === "code" ? ("code" as const) : ("name" as const),
    direction: dir,
    ...(q && { search: q }),
  };
}
