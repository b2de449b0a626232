"use client";

import { useEffect, useEffectEvent } from "react";

/** Moves the day's cursor to the moment that a link named, once. */
export function StartAt({ at, onCursor }: { at: number; onCursor: (at: number) => void }) {
  const move = useEffectEvent(onCursor);
  useEffect(() => move(at), [at]);
  return null;
}
