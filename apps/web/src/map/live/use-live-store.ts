"use client";

import { useQueryClient } from "@tanstack/react-query";
import { startTransition, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { FeedMessage, FeedOrder } from "./feed-protocol.ts";
import { LiveStore } from "./live-store.ts";

/** Opens the organisation's live feed for as long as the page stands; what groups and tags are called is asked anew then. */
export function useLiveStore({ organisationId, locale }: { organisationId: string; locale: string }) {
  const [store] = useState(() => new LiveStore());
  const worker = useRef<Worker | null>(null);
  const trpc = useTRPC();
  const cache = useQueryClient();
  const askForNames = useEffectEvent(() => {
    for (const queryKey of [trpc.fleet.groups.pathKey(), trpc.fleet.tags.pathKey()])
      void cache.invalidateQueries({ queryKey });
  });
  useEffect(() => {
    const feed = new Worker(new URL("./live-feed.worker.ts", import.meta.url), { type: "module" });
    worker.current = feed;
    feed.onmessage = ({ data }: MessageEvent<FeedMessage>) => {
      if (data.kind === "changed") askForNames();
      else store.take(data);
    };
    feed.postMessage({ kind: "open", organisationId, locale } satisfies FeedOrder);
    const ticking = setInterval(() => store.tick(), 1000);
    return () => {
      clearInterval(ticking);
      feed.terminate();
    };
  }, [store, organisationId, locale]);
  const retry = () => worker.current?.postMessage({ kind: "retry" } satisfies FeedOrder);
  return { store, retry };
}

/**
 * The store's revision for a panel, at most so often: numbers that change faster than they can be read only cost. What is being
 * drawn is not begun anew: on a slow machine, to which the next revision comes first, it would never be finished.
 */
export function useRevision(store: LiveStore, everyMs = 500): number {
  const [revision, setRevision] = useState(store.revision);
  const drawn = useRef(revision);
  useEffect(() => {
    drawn.current = revision;
  }, [revision]);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let wasLoaded = store.isLoaded;
    let drawing = drawn.current;
    const wait = () => {
      waiting ??= setTimeout(show, everyMs);
    };
    const show = () => {
      waiting = undefined;
      if (drawn.current !== drawing) return wait();
      drawing = store.revision;
      startTransition(() => setRevision(drawing));
    };
    const stop = store.subscribe(() => {
      // the fleet's coming is not a number that changes too fast
      if (store.isLoaded !== wasLoaded) show();
      else wait();
      wasLoaded = store.isLoaded;
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [store, everyMs]);
  return revision;
}
