"use client";

import { Button } from "@cartage/ui/button";
import { EmptyState } from "@cartage/ui/empty-state";
import { LoadMore } from "@cartage/ui/load-more";
import { PageHeader } from "@cartage/ui/page-header";
import { Skeleton } from "@cartage/ui/skeleton";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { CircleCheckIcon, DownloadIcon, SearchXIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { exportRows } from "../list/export-rows.ts";
import { pagesOf } from "../list/pages.ts";
import { QueryFailure, StaleNotice } from "../list/query-failure.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { AddressedFilters } from "./addressed-filters.tsx";
import { AlertRow } from "./alert-row.tsx";
import { alertFilters, alertsInput, countsInput } from "./alerts-input.ts";
import { AlertsNav } from "./alerts-nav.tsx";
import { InboxFilters } from "./inbox-filters.tsx";
import { NarrowFilters } from "./narrow-filters.tsx";
import { SelectionWork } from "./selection-work.tsx";
import { StatisticsStrip } from "./statistics-strip.tsx";
import { useAlertColumns } from "./use-alert-columns.ts";
import { useAlertWork } from "./use-alert-work.ts";
import { useInboxKeys } from "./use-inbox-keys.ts";
import { WorkBar } from "./work-bar.tsx";

/** The inbox: what needs attention, live, to be worked on one by one or many at once, by hand or by keys. */
export function AlertsPage() {
  const t = useTranslations("web.alerts");
  const tCommon = useTranslations("web.common");
  const columns = useAlertColumns();
  const failed = useFailureToast();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const mayWork = useCan("alerts.work");
  const [filters, setFilters] = useQueryStates(alertFilters);
  const input = alertsInput(filters);
  const query = useInfiniteQuery(
    pagesOf(trpc.alerts.list.queryKey(input), (cursor) =>
      client.alerts.list.query({ ...input, ...(cursor && { cursor }) }),
    ),
  );
  const counts = useQuery(trpc.alerts.counts.queryOptions(countsInput(filters)));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(-1);
  const [isNarrowing, setNarrowing] = useState(false);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const work = useAlertWork();
  const select = (id: string, isOn: boolean) =>
    setSelected((was) => new Set(isOn ? [...was, id] : [...was].filter((each) => each !== id)));
  const move = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, current + by));
    setCurrent(next);
    document.querySelector(`[data-alert="${rows[next]?.id}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const here = rows[current];
  useInboxKeys({
    j: () => move(1),
    k: () => move(-1),
    ...(here && { Enter: () => router.push(`/alerts/${here.id}` as Route) }),
    ...(here && mayWork && { x: () => select(here.id, !selected.has(here.id)) }),
    ...(here &&
      mayWork && {
        e: () => work.acknowledge.mutate({ alertIds: chosen.length > 0 ? chosen.map(({ id }) => id) : [here.id] }),
      }),
  });
  const isFiltered = Object.values(filters).some((value) => value !== null);
  const clear = () => void setFilters(null);
  const deselect = () => setSelected(new Set());
  const exportAll = () =>
    exportRows({
      name: "alerts",
      kind: "csv",
      columns,
      fetchPage: (cursor) => client.alerts.list.query({ ...input, limit: 200, ...(cursor && { cursor }) }),
    }).then((count) => toast(tCommon("exported", { count })), failed);
  return (
    <div className="pb-8">
      <PageHeader
        title={t("title")}
        below={<span className="max-sm:hidden">{t("keys")}</span>}
        actions={
          <Button onClick={() => void exportAll()}>
            <DownloadIcon />
            {tCommon("exportCsv")}
          </Button>
        }
      />
      <AlertsNav />
      <StatisticsStrip />
      <div className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-2 sm:px-6">
        {chosen.length > 0 ? (
          <>
            <span className="mr-1 font-medium tabular-nums">{t("selected", { count: chosen.length })}</span>
            <WorkBar alerts={chosen} onDone={deselect} />
            <SelectionWork alertIds={chosen.map(({ id }) => id)} onDone={deselect} />
          </>
        ) : (
          <InboxFilters
            filters={filters}
            counts={counts.data}
            isNarrowing={isNarrowing}
            onNarrow={() => setNarrowing(!isNarrowing)}
            onChange={(next) => void setFilters(next)}
          />
        )}
      </div>
      {isNarrowing && <NarrowFilters filters={filters} onChange={(next) => void setFilters(next)} />}
      <AddressedFilters filters={filters} onChange={(next) => void setFilters(next)} />
      <StaleNotice query={query} />
      {query.isPending && <InboxSkeleton />}
      {query.isError && !query.data && <QueryFailure query={query} />}
      {query.data && rows.length === 0 && (
        <EmptyState
          icon={isFiltered ? <SearchXIcon /> : <CircleCheckIcon />}
          title={t(isFiltered ? "noMatch" : "empty")}
          action={isFiltered && <Button onClick={clear}>{t("clear")}</Button>}
        >
          {t(isFiltered ? "noMatchText" : "emptyText")}
        </EmptyState>
      )}
      <ul aria-label={t("title")} className="divide-y divide-line">
        {rows.map((alert, index) => (
          <AlertRow
            key={alert.id}
            alert={alert}
            isCurrent={index === current}
            isSelected={mayWork ? selected.has(alert.id) : null}
            onSelect={(isOn) => select(alert.id, isOn)}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore label={t("more")} onMore={() => void query.fetchNextPage()} isLoading={query.isFetchingNextPage} />
      )}
    </div>
  );
}

function InboxSkeleton() {
  return (
    <div className="divide-y divide-line">
      {["w-40", "w-56", "w-48", "w-52"].map((width) => (
        <div key={width} className="flex flex-col gap-2 px-4 py-3 sm:px-6">
          <Skeleton className={`h-4 ${width}`} />
          <Skeleton className="h-3 w-32" />
        </div>
      ))}
    </div>
  );
}
