"use client";

import { useEffect, useRef } from "react";
import { Button } from "./button.tsx";

type LoadMoreProps = { label: string; onMore: () => void; isLoading: boolean };

/** The next page of a list: by itself when the end comes near, by its button for the keyboard. */
export function LoadMore({ label, onMore, isLoading }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const next = useRef(onMore);
  useEffect(() => {
    next.current = onMore;
  });
  // watched anew after each page, for the end may still be in sight
  useEffect(() => {
    if (!end.current || isLoading) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && next.current(), {
      rootMargin: "600px",
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [isLoading]);
  return (
    <div ref={end} className="flex justify-center p-4">
      <Button look="quiet" onClick={onMore} isBusy={isLoading}>
        {label}
      </Button>
    </div>
  );
}
