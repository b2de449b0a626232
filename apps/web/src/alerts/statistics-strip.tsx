"use client";

import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";

const monthMs = 30 * 86_400_000;
const minuteMs = 60_000;

/** Medians of the last 30 days by rule, those that fire most first. */
export function StatisticsStrip() {
  const t = useTranslations("web.alerts");
  const [until] = useState(() => Math.ceil(Date.now() / minuteMs) * minuteMs);
  const query = useQuery(useTRPC().alerts.statistics.queryOptions({ from: until - monthMs, to: until }));
  const duration = (seconds: number | null) => {
    if (seconds === null) return "–";
    if (seconds < 90) return t("seconds", { count: Math.round(seconds) });
    return seconds < 5_400
      ? t("minutes", { count: Math.round(seconds / 60) })
      : t("hoursShort", { count: Math.round(seconds / 3_600) });
  };
  if (query.isPending) return <Skeleton className="mx-4 my-3 h-14 sm:mx-6" />;
  if (!query.data || query.data.length === 0) return null;
  return (
    <section
      aria-label={t("statistics")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="mx-4 my-3 flex gap-2 overflow-x-auto sm:mx-6"
    >
      {query.data.slice(0, 6).map(({ rule, alerts, toAcknowledgeS, toResolveS }) => (
        <div key={rule.id} className="min-w-44 max-w-64 shrink-0 rounded-panel border border-line px-3 py-2">
          <p className="truncate font-medium text-caption">{rule.name}</p>
          <p className="text-caption text-ink-muted tabular-nums">
            {t("fired", { count: alerts })} · {duration(toAcknowledgeS)} {t("toAcknowledge")} · {duration(toResolveS)}{" "}
            {t("toResolve")}
          </p>
        </div>
      ))}
    </section>
  );
}
