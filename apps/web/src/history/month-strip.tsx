"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronLeftIcon, ChevronRightIcon } from "lucide-react";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useSpans } from "../map/history/spans.tsx";
import { dayText } from "../map/history/zone-days.ts";
import { useTRPC } from "../trpc/client.tsx";
import { monthEdges } from "./month-edges.ts";

/** Sideways only: the page stays where it is. */
function bringIntoView(item: HTMLElement | null): void {
  const strip = item?.parentElement;
  if (item && strip) strip.scrollLeft = item.offsetLeft - strip.offsetLeft - strip.clientWidth / 2;
}

type MonthStripProps = { vehicleId: string; day: number; onDay: (day: number) => void };

/** The month around a day, each day as high as it drove far; a press goes there. */
export function MonthStrip({ vehicleId, day, onDay }: MonthStripProps) {
  const t = useTranslations("web.history");
  const trpc = useTRPC();
  const format = useFormatter();
  const spans = useSpans();
  const zone = useTimeZone() ?? "UTC";
  const edges = monthEdges(dayText(day, zone).slice(0, 7), zone);
  const query = useQuery(trpc.history.days.queryOptions({ vehicleId, edges }, { staleTime: 60_000 }));
  const longestM = Math.max(1, ...(query.data ?? []).map(({ distanceM }) => distanceM));
  const now = Date.now();
  const last = edges.at(-1) ?? now;
  return (
    <nav aria-label={t("month")} className="flex items-end gap-1 border-line border-b px-4 py-2">
      <button
        type="button"
        aria-label={t("previousMonth")}
        onClick={() => onDay((edges[0] ?? day) - 1)}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronLeftIcon />
      </button>
      <ol className="flex min-w-0 flex-1 items-end gap-px overflow-x-auto sm:gap-0.5">
        {edges.slice(0, -1).map((from, at) => {
          const total = query.data?.[at];
          const isShown = dayText(from, zone) === dayText(day, zone);
          const height = ((total?.distanceM ?? 0) / longestM) * 28;
          return (
            // on a phone the month is wider than the page: the day that is shown is brought into view
            <li key={from} ref={isShown ? bringIntoView : undefined} className="min-w-6 flex-1">
              <button
                type="button"
                disabled={from > now}
                aria-current={isShown ? "date" : undefined}
                aria-label={t("monthDay", {
                  day: format.dateTime(from, { day: "numeric", month: "long" }),
                  distance: spans.distance(total?.distanceM ?? 0),
                  trips: total?.trips ?? 0,
                })}
                onClick={() => onDay(from)}
                className={clsx(
                  "flex w-full flex-col items-center justify-end rounded-small pt-0.5 text-[0.6875rem] leading-4 disabled:text-ink-faint",
                  isShown ? "bg-accent-soft font-semibold text-accent-ink" : "text-ink-muted hover:bg-hover",
                )}
              >
                <svg viewBox="0 0 10 28" preserveAspectRatio="none" aria-hidden="true" className="h-7 w-full max-w-4">
                  <rect x="1" width="8" y={28 - height} height={height} rx="1" className="fill-moving" />
                </svg>
                {format.dateTime(from, { day: "numeric" })}
              </button>
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        aria-label={t("nextMonth")}
        disabled={last > now}
        {...(last > now && { "data-disabled": "" })}
        onClick={() => onDay(last)}
        className={buttonClass("quiet", "icon")}
      >
        <ChevronRightIcon />
      </button>
    </nav>
  );
}
