"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { indexDay } from "./board-day.ts";
import type { DragStore } from "./drag-store.ts";
import { scaleOf } from "./time-scale.ts";
import { createTrial } from "./try-move.ts";

const refreshMs = 10_000;
/** Until it is known how the fleet drives. */
const usualHabits = { roadFactor: 1.3, speedMps: 12.5, trips: 0 };
const MINUTE_MS = 60_000;

type Of = { day: string; timeZone: string };

/** A day with everything that its board stands on. */
export function useBoard(of: Of) {
  const trpc = useTRPC();
  const query = useQuery(trpc.routes.days.get.queryOptions(of));
  const { data: habits = usualHabits } = useQuery({
    ...trpc.routes.days.habits.queryOptions(),
    staleTime: 10 * MINUTE_MS,
  });
  const minute = useMinute();
  const { data } = query;
  const index = useMemo(() => (data ? indexDay(data) : null), [data]);
  const scale = useMemo(() => (data ? scaleOf(data) : null), [data]);
  const tryMove = useMemo(() => (index ? createTrial(index, habits, minute) : null), [index, habits, minute]);
  return { query, index, scale, tryMove, now: minute };
}

/**
 * Asks for a day again and again while somebody looks, and not while something is dragged: comparing thousands of orders with
 * what was known would hold the pointer up. Shows nothing, so that a drag draws nothing else again when it begins.
 */
export function KeepFresh({ of, drag }: { of: Of; drag: DragStore }): null {
  const trpc = useTRPC();
  const isDragging = useSyncExternalStore(drag.subscribe, () => drag.get().dragged !== null);
  useQuery({
    ...trpc.routes.days.get.queryOptions(of),
    refetchInterval: isDragging ? false : refreshMs,
    notifyOnChangeProps: [],
  });
  return null;
}

/** The minute that it is; a board is drawn anew with it, and not with every second. */
function useMinute(): number {
  const [minute, setMinute] = useState(minuteOf(Date.now()));
  useEffect(() => {
    const looking = setInterval(() => setMinute(minuteOf(Date.now())), 5_000);
    return () => clearInterval(looking);
  }, []);
  return minute;
}

const minuteOf = (at: number) => Math.floor(at / MINUTE_MS) * MINUTE_MS;
