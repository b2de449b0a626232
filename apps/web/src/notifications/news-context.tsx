"use client";

import { can } from "@cartage/domain/permissions";
import { toast } from "@cartage/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useMe } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";

type Item = Outputs["notifications"]["list"]["items"][number];
type News = { fresh: Item[]; unread: number; openAlerts: number };

const NewsContext = createContext<{ unread: number; openAlerts: number }>({ unread: 0, openAlerts: 0 });
export const useNews = () => useContext(NewsContext);

/** What is new for the person, live. One tab holds the stream for all: browsers allow few connections to one host. */
export function NewsProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("web.notifications");
  const topics = useTopics();
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const me = useMe();
  const isOn = me.organisation !== null && !me.lacksSecondFactor && can(me, "tracking.view");
  const [news, setNews] = useState({ unread: 0, openAlerts: 0 });
  useEffect(() => {
    if (!isOn) return;
    const take = ({ fresh, ...counts }: News) => {
      setNews(counts);
      void cache.invalidateQueries({ queryKey: trpc.alerts.pathKey() });
      void cache.invalidateQueries({ queryKey: trpc.notifications.list.pathKey() });
      // a storm is not shouted
      for (const item of fresh.slice(0, 3)) {
        const open = { label: t("open"), onOpen: () => router.push(item.path as Route) };
        toast(wordsOf(item, topics), { tone: toneOf(item), open });
      }
    };
    const name = `cartage-news-${me.user.id}-${me.organisation?.id}`;
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<News>) => take(data);
    const stop = new AbortController();
    const hold = () =>
      new Promise<void>((resolve) => {
        const { unsubscribe } = client.notifications.live.subscribe(
          {},
          {
            onData({ data }) {
              take(data);
              channel.postMessage(data);
            },
            onError: () => {},
          },
        );
        stop.signal.addEventListener("abort", () => {
          unsubscribe();
          resolve();
        });
      });
    // without locks (http) each tab holds its own
    const holding = navigator.locks ? navigator.locks.request(name, { signal: stop.signal }, hold) : hold();
    holding.catch(() => {});
    return () => {
      stop.abort();
      channel.close();
    };
  }, [isOn, me.user.id, me.organisation?.id, cache, client, trpc, router, t, topics]);
  return <NewsContext value={news}>{children}</NewsContext>;
}

/** An alert is no success: only its end is. */
function toneOf({ topic, severity }: Item): Item["severity"] | "done" {
  return topic === "recovered" || topic === "retracted" ? "done" : severity;
}

/** A notification as one line. */
export function wordsOf({ topic, rule, vehicle, endpoint, level }: Item, t: ReturnType<typeof useTopics>): string {
  return t(topic, { rule: rule ?? "", vehicle: vehicle ?? "", endpoint: endpoint ?? "", level: level ?? 0 });
}

export const useTopics = () => useTranslations("web.notifications.topics");
