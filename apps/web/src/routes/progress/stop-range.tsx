"use client";

import { Badge } from "@cartage/ui/badge";
import { UsageBar } from "@cartage/ui/usage-bar";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";

const refreshMs = 15_000;

/** How far the routes of a day are; asked for once for all that shows it. */
function useDayProgress(day: string) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.routes.progress.day.queryOptions({ day }), refetchInterval: refreshMs }).data ?? [];
}

/** The range in which a stop will be reached, and what is wrong with it; nothing before its driver took the route on. */
export function StopRange({ day, stopId }: { day: string; stopId: string }) {
  const t = useTranslations("web.progress");
  const format = useFormatter();
  const stop = useDayProgress(day)
    .flatMap(({ stops }) => stops)
    .find((one) => one.stopId === stopId);
  if (!stop || stop.p50 === null || stop.p90 === null) return null;
  const time = (at: number) => format.dateTime(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-caption tabular-nums">
      {t("order.expected", { p50: time(stop.p50), p90: time(stop.p90) })}
      {stop.conditions.map((condition) => (
        <Badge key={condition} tone="warning">
          {t(`conditions.${condition}`)}
        </Badge>
      ))}
    </p>
  );
}

/** How far a route is, and what is wrong with its vehicle. */
export function RouteShare({ day, routeId }: { day: string; routeId: string }) {
  const t = useTranslations("web.progress");
  const route = useDayProgress(day).find((one) => one.routeId === routeId);
  if (!route) return null;
  return (
    <div className="grid gap-1">
      <UsageBar share={Math.min(0.999, route.percent / 100)} />
      <p className="flex flex-wrap items-center gap-2 text-caption text-ink-muted">
        {t("vehicle.left", { percent: route.percent, count: route.stopsLeft })}
        {route.conditions.map((condition) => (
          <Badge key={condition} tone="warning">
            {t(`conditions.${condition}`)}
          </Badge>
        ))}
      </p>
    </div>
  );
}
