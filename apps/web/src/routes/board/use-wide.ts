"use client";

import { useSyncExternalStore } from "react";

/** From here on list, routes and map have room beside each other: Tailwind's lg. */
const query = "(min-width: 64rem)";

const subscribe = (tell: () => void) => {
  const list = window.matchMedia(query);
  list.addEventListener("change", tell);
  return () => list.removeEventListener("change", tell);
};

export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => true,
  );
}
