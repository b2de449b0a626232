"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";

/** The most that one piece can weigh, in grams; null where there is no limit, or it is not known yet. */
export function useHeaviestG(): number | null {
  const { data } = useQuery(useTRPC().orders.loadLimit.queryOptions());
  return data?.heaviestG ?? null;
}
