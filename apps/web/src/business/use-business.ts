"use client";

import { useNow, useTimeZone } from "next-intl";
import { useQueryStates } from "nuqs";
import { businessFilters, businessInput } from "./business-input.ts";

/** What the page counts, as its address says, and how to change it. */
export function useBusiness() {
  const [filters, setFilters] = useQueryStates(businessFilters);
  const at = { now: useNow().getTime(), timeZone: useTimeZone() ?? "UTC" };
  return { filters, setFilters, input: businessInput(filters, at) };
}
