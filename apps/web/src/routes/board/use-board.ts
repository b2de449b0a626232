"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTick } from "../../format/use-tick.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { indexDay } from "./board-day.ts";
import { scaleOf } from "./time-scale.ts";
import { createTrial } from "./try-move.ts";

const refreshMs = 10_000;
/** Until it is known how the fleet drives. */
const usualHabits = { roadFactor: 1.3, speedMps: 12.5, trips: 0 };
const MINUTE_MS = 60_000;

/** A day with everything that its board stands on; asked for again and again while somebody looks. */
export function useBoard(of: { day: string; timeZone: string }) {
  const trpc = useTRPC();
  const query = useQuery({ ...trpc.routes.days.get.queryOptions(of), refetchInterval: refreshMs });
  const { data: habits = usualHabits } = useQuery({
    ...trpc.routes.days.habits.queryOptions(),
    staleTime: 10 * MINUTE_MS,
  });
  const minute = Math.floor(useTick() / MINUTE_MS) * MINUTE_MS;
  const { data } = query;
  const index = useMemo(() => (data ? indexDay(data) : null), [data]);
  const scale = useMemo(() => (data ? scaleOf(data) : null), [data]);
  const tryMove = useMemo(() => (index ? createTrial(index, habits, minute) : null), [index, habits, minute]);
  return { query, index, scale, tryMove, now: minute };
}
