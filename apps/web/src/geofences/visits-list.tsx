"use client";

import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { Select } from "@cartage/ui/select";
import { Skeleton } from "@cartage/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import { pagesOf } from "../list/pages.ts";
import { QueryFailure, StaleNotice } from "../list/query-failure.tsx";
import { useSpans } from "../map/history/spans.tsx";
import { dayText } from "../map/history/zone-days.ts";
import { Link } from "../shell/link.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { instantOf } from "./instant-of.ts";

const periods = ["1", "7", "30", "90"] as const;
const dayMs = 86_400_000;
const pageSize = 25;

/** Who was inside, the newest first; a press shows that day. */
export function VisitsList({ geofenceId }: { geofenceId: string }) {
  const t = useTranslations("web.geofences");
  const tCommon = useTranslations("web.common");
  const format = useFormatter();
  const spans = useSpans();
  const zone = useTimeZone() ?? "UTC";
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [days, setDays] = useQueryState("days", parseAsStringLiteral(periods).withDefault("7"));
  // to tomorrow: a device's clock may be ahead
  const span = useMemo(
    () => ({ from: new Date(Date.now() - Number(days) * dayMs), to: new Date(Date.now() + dayMs) }),
    [days],
  );
  const input = { geofenceId, ...span, limit: pageSize };
  const query = useInfiniteQuery(
    pagesOf(trpc.geofences.visits.queryKey(input), (cursor) =>
      client.geofences.visits.query({ ...input, ...(cursor && { cursor }) }),
    ),
  );
  const visits = (query.data?.pages.flatMap(({ items }) => items) ?? []).map(({ enteredAt, leftAt, ...visit }) => ({
    ...visit,
    enteredAt: instantOf(enteredAt),
    leftAt: leftAt === null ? null : instantOf(leftAt),
  }));
  const time = (at: number) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" });
  return (
    <Panel
      title={t("visits")}
      actions={
        <Select
          label={t("period")}
          value={days}
          onChange={(value) => void setDays(value)}
          choices={periods.map((value) => ({ value, label: t("lastDays", { days: Number(value) }) }))}
          className="w-36"
        />
      }
    >
      {query.isPending && <Skeleton className="my-2 h-4 w-40" />}
      {query.isError && !query.data && <QueryFailure query={query} />}
      {query.data && <StaleNotice query={query} />}
      {query.data && visits.length === 0 && <p className="py-2 text-ink-muted">{t("noVisits")}</p>}
      {visits.length > 0 && (
        <ul aria-label={t("visits")} className="divide-y divide-line">
          {visits.map(({ vehicleId, name, enteredAt, leftAt }) => (
            <li key={`${vehicleId} ${enteredAt}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-2">
              <Link
                href={`/history?vehicle=${vehicleId}&day=${dayText(enteredAt, zone)}` as Route}
                className="truncate font-medium hover:text-accent-ink"
              >
                {name}
              </Link>
              <span className="text-right">
                {leftAt === null ? t("stillInside") : spans.duration(leftAt - enteredAt)}
              </span>
              <span className="col-span-2 text-caption text-ink-muted tabular-nums">
                {leftAt === null
                  ? t("from", { from: time(enteredAt) })
                  : t("fromTo", { from: time(enteredAt), to: time(leftAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          look="quiet"
          isBusy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
          className="mt-1 mb-2"
        >
          {tCommon("more")}
        </Button>
      )}
    </Panel>
  );
}
