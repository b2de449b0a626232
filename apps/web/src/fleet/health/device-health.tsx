"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { Panel } from "@cartage/ui/panel";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { CircleCheckIcon, ClockIcon, WrenchIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { DayStrip } from "./day-strip.tsx";
import { SeverityBadge } from "./severity-badge.tsx";
import { useFindingWords } from "./use-finding-words.ts";

type Health = Outputs["fleet"]["devices"]["health"];

const refreshMs = 60_000;

/** What is wrong with a device's data, the setting that would mend it, and its last thirty days. */
export function DeviceHealth({ deviceId }: { deviceId: string }) {
  const query = useQuery({
    ...useTRPC().fleet.devices.health.queryOptions({ deviceId }),
    refetchInterval: refreshMs,
  });
  if (query.isPending)
    return (
      <div className="max-w-5xl space-y-3 p-4 sm:p-6">
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-40 w-full" />
      </div>
    );
  if (query.isError) return <QueryFailure query={query} />;
  return (
    <div className="grid max-w-5xl gap-4 p-4 sm:p-6">
      <Findings health={query.data} />
      <DayStrip days={query.data.days} />
    </div>
  );
}

function Findings({ health }: { health: Health }) {
  const t = useTranslations("web.health");
  const words = useFindingWords();
  const { findings, diagnosedAt } = health;
  if (diagnosedAt === null)
    return (
      <EmptyState icon={<ClockIcon />} title={t("unseen")}>
        {t("unseenText")}
      </EmptyState>
    );
  if (findings.length === 0)
    return (
      <EmptyState icon={<CircleCheckIcon />} title={t("none")}>
        {t("noneText")}
      </EmptyState>
    );
  return (
    <Panel title={t("columns.findings")}>
      <ul className="divide-y divide-line">
        {findings.map((finding) => (
          <li key={finding.code} className="py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="font-medium">{words.name(finding.code)}</h3>
              <SeverityBadge severity={finding.severity} />
              <span className="text-caption text-ink-muted">{words.onDays(finding)}</span>
            </div>
            <p className="mt-1 text-ink-muted">{words.says(finding)}</p>
            <p className="mt-1.5 flex gap-2">
              <WrenchIcon aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-accent" />
              {words.mend(finding, health)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
