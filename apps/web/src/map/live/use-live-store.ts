"use client";

import { useQueryClient } from "@tanstack/react-query";
import { startTransition, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { FeedMessage, FeedOrder } from "./feed-protocol.ts";
import { LiveStore } from "./live-store.ts";
import { createPace, type Pace } from "./pace.ts";

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

/** The store's revision for a panel, at the pace of `createPace`. */
export function useRevision(store: LiveStore, everyMs = 500): number {
  const [revision, setRevision] = useState(store.revision);
  const pace = useRef<Pace | null>(null);
  useEffect(() => {
    const drawing = createPace(everyMs, () => startTransition(() => setRevision(store.revision)));
    pace.current = drawing;
    let wasLoaded = store.isLoaded;
    const stop = store.subscribe(() => {
      // the fleet's coming is not a number that changes too fast
      if (store.isLoaded !== wasLoaded) drawing.changedMuch();
      else drawing.changed();
      wasLoaded = store.isLoaded;
    });
    return () => {
      drawing.stop();
      stop();
    };
  }, [store, everyMs]);
  // each change has a revision of its own
  useEffect(() => pace.current?.drawn(), [revision]);
  return revision;
}
