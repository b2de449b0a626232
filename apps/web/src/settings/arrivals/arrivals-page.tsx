"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { Panel } from "@cartage/ui/panel";
import { useSuspenseQuery } from "@tanstack/react-query";
import { TargetIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RelativeTime } from "../../format/times.tsx";
import { StaleNotice } from "../../list/query-failure.tsx";
import { useSpans } from "../../map/history/spans.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { HorizonTable } from "./horizon-table.tsx";

const refreshMs = 60_000;

/** Of all arrivals that were predicted, how many came when they were told to. */
export function ArrivalsPage() {
  const t = useTranslations("web.progress.arrivals");
  const format = useFormatter();
  const spans = useSpans();
  const trpc = useTRPC();
  const query = useSuspenseQuery({ ...trpc.routes.progress.calibration.queryOptions(), refetchInterval: refreshMs });
  const { all, count, horizons, changedAt } = query.data;
  const share = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 });
  return (
    <div className="h-full overflow-y-auto pb-8">
      <PageHeader title={t("title")} below={<p className="max-w-3xl">{t("lead")}</p>} />
      <StaleNotice query={query} />
      {all === null ? (
        <EmptyState icon={<TargetIcon />} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <div className="mx-4 grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-4 sm:mx-6">
          <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            <Figure label={t("p90")} below={t("p90Aim")}>
              {share(all.p90)}
            </Figure>
            <Figure label={t("p50")} below={t("p50Aim")}>
              {share(all.p50)}
            </Figure>
            <Figure label={t("width")} below={null}>
              {spans.duration(all.meanWidthS * 1000)}
            </Figure>
            <Figure
              label={t("count")}
              below={
                <>
                  {t("changed")}: <RelativeTime at={changedAt} />
                </>
              }
            >
              {format.number(count)}
            </Figure>
          </dl>
          <Panel title={t("horizons")}>
            <HorizonTable horizons={horizons} />
          </Panel>
        </div>
      )}
    </div>
  );
}

function Figure({ label, below, children }: { label: string; below: ReactNode; children: ReactNode }) {
  return (
    <div className="rounded-panel border border-line bg-surface px-4 py-3">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="pt-1 font-semibold text-title tabular-nums">{children}</dd>
      {below && <dd className="text-caption text-ink-muted">{below}</dd>}
    </div>
  );
}
