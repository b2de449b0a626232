"use client";

import { useEffect, useEffectEvent } from "react";

/** The space bar, wherever it does nothing else: not in a field, on a button or in a menu. */
export function useSpaceKey(onSpace: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const isTaken =
      target instanceof Element && target.closest("input, textarea, select, button, a, [role=menu], [role=tab]");
    if (event.key !== " " || isTaken || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onSpace();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
