"use client";

import { Menu, MenuItem, MenuSeparator } from "@cartage/ui/menu";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BellIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../format/times.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { useNews, useTopics, wordsOf } from "./news-context.tsx";

/** What the person was told, and how much of it is unread. */
export function Bell() {
  const t = useTranslations("web.notifications");
  const topics = useTopics();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const { unread } = useNews();
  const query = useQuery(trpc.notifications.list.queryOptions({ limit: 10 }));
  const markRead = useMutation(
    trpc.notifications.markRead.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: trpc.notifications.pathKey() }),
    }),
  );
  const items = query.data?.items ?? [];
  return (
    <Menu
      side="bottom"
      trigger={
        <button
          type="button"
          aria-label={t("bell", { count: unread })}
          className="relative flex size-8 items-center justify-center rounded-control text-ink-muted transition-colors hover:bg-hover hover:text-ink data-popup-open:bg-hover pointer-coarse:size-10"
        >
          <BellIcon className="size-4" />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="absolute -top-0.5 -right-0.5 min-w-4 rounded-round bg-accent px-1 text-center font-semibold text-[0.625rem] text-on-accent leading-4 tabular-nums"
            >
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </button>
      }
    >
      <p className="px-2 pt-1 pb-1.5 font-medium">{t("title")}</p>
      {items.length === 0 && <p className="px-2 pb-2 text-ink-muted">{t("none")}</p>}
      {items.map((item) => (
        <MenuItem
          key={item.id}
          onSelect={() => {
            markRead.mutate({ notificationIds: [item.id] });
            router.push(item.path as Route);
          }}
        >
          <span className="flex w-72 max-w-[75vw] items-baseline gap-2">
            <span className={`min-w-0 flex-1 truncate ${item.isRead ? "text-ink-muted" : "font-medium"}`}>
              {wordsOf(item, topics)}
            </span>
            <RelativeTime at={item.createdAt} className="text-caption text-ink-muted" />
          </span>
        </MenuItem>
      ))}
      {unread > 0 && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => markRead.mutate({})}>{t("allRead")}</MenuItem>
        </>
      )}
    </Menu>
  );
}
