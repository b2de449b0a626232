"use client";

import { useNow } from "next-intl";
import { useSyncExternalStore } from "react";

const everyMs = 5_000;
let tick = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all relative times of a page: they change together, and only while something listens. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tick = Date.now();
    for (const each of listeners) each();
  }, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds since the epoch, to within five seconds; on the server and while hydrating, the time of the request. */
export function useTick(): number {
  const requestedAt = useNow().getTime();
  return useSyncExternalStore(
    subscribe,
    () => tick,
    () => requestedAt,
  );
}
