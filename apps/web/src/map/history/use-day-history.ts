"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";

const mostPositions = 20_000;

/** A vehicle's positions between two local midnights; `day` is any moment of it. Today is asked again each half minute. */
export function useDayHistory(vehicleId: string, day: number) {
  const trpc = useTRPC();
  const { from, to } = dayAround(day);
  const isToday = Date.now() < to;
  return useQuery(
    trpc.tracking.history.queryOptions(
      { vehicleId, from, to, limit: mostPositions },
      { staleTime: isToday ? 15_000 : 300_000, ...(isToday && { refetchInterval: 30_000 }) },
    ),
  );
}

/** The local midnights around a moment, ms since the epoch; a day of 23 or 25 hours is as long as it is. */
export function dayAround(moment: number): { from: number; to: number } {
  const from = new Date(moment).setHours(0, 0, 0, 0);
  const next = new Date(from);
  next.setDate(next.getDate() + 1);
  return { from, to: next.getTime() };
}
