"use client";

import { useEffect, useEffectEvent, useState } from "react";

export const rates = [1, 4, 16, 64] as const;
export type Rate = (typeof rates)[number];

type PlaybackOptions = { cursor: number; until: number; onCursor: (time: number) => void };

/** Moves a cursor through the day, `rate` seconds each second, until it comes to the last position. */
export function usePlayback({ cursor, until, onCursor }: PlaybackOptions) {
  const [isPlaying, setIsPlaying] = useState(false);
  const [rate, setRate] = useState<Rate>(16);
  const advance = useEffectEvent((elapsedMs: number) => {
    const next = cursor + elapsedMs * rate;
    onCursor(Math.min(next, until));
    if (next >= until) setIsPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function onFrame(now) {
      advance(now - last);
      last = now;
      frame = requestAnimationFrame(onFrame);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);
  return { isPlaying, setIsPlaying, rate, setRate };
}
