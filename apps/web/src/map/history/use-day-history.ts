"use client";

import { useQuery } from "@tanstack/react-query";
import { useTimeZone } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { dayAround } from "./zone-days.ts";

const mostPositions = 20_000;

/**
 * A vehicle's positions of one day, as the person's time zone has it; `day` is any moment of it. Today is asked again each half
 * minute, and at once where it is shown anew.
 */
export function useDayHistory(vehicleId: string, day: number) {
  const trpc = useTRPC();
  const { from, to } = dayAround(day, useTimeZone() ?? "UTC");
  const isToday = Date.now() < to;
  return useQuery(
    trpc.tracking.history.queryOptions(
      { vehicleId, from, to, limit: mostPositions },
      isToday ? { staleTime: 15_000, refetchInterval: 30_000, refetchOnMount: "always" } : { staleTime: 300_000 },
    ),
  );
}
