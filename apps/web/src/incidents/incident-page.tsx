"use client";

import { Badge } from "@cartage/ui/badge";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeftIcon, EraserIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { LocalTime } from "../format/times.tsx";
import { StaleNotice } from "../list/query-failure.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { Link } from "../shell/link.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { AffectedHub } from "./affected-hub.tsx";
import { IncidentActions } from "./incident-actions.tsx";
import { IncidentSeverity, IncidentState } from "./incident-badges.tsx";
import { IncidentFacts } from "./incident-facts.tsx";
import { IncidentPhotos } from "./incident-photos.tsx";
import { IncidentTimeline } from "./incident-timeline.tsx";
import { WayOutPanel } from "./way-out-panel.tsx";

const refreshMs = 15_000;

/** One incident: what happened, what it holds up, what could be done, and what was done. */
export function IncidentPage({ incidentId, streets }: { incidentId: string; streets: StreetStyles }) {
  const t = useTranslations("web.incidents");
  const trpc = useTRPC();
  const query = useSuspenseQuery({ ...trpc.incidents.get.queryOptions({ incidentId }), refetchInterval: refreshMs });
  const incident = query.data;
  const isOpen = incident.state === "open" || incident.state === "under_way";
  const hubs = incident.subjects.filter(({ kind }) => kind === "hub");
  return (
    <div className="pb-8">
      <PageHeader
        back={
          <Link href="/incidents" className="inline-flex items-center gap-1.5 hover:text-ink">
            <ArrowLeftIcon className="size-3.5" />
            {t("title")}
          </Link>
        }
        title={t("number", { number: String(incident.number) })}
        beside={
          <>
            <IncidentState state={incident.state} />
            <IncidentSeverity severity={incident.severity} />
            {incident.isBlocking && <Badge tone="critical">{t("blocking")}</Badge>}
          </>
        }
        below={
          <>
            {t(`kinds.${incident.kind}`)} · <LocalTime at={incident.happenedAt} />
          </>
        }
      />
      <StaleNotice query={query} />
      <div className="mx-4 grid gap-4 sm:mx-6 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid min-w-0 content-start gap-4 max-lg:contents">
          {incident.erasedAt !== null && (
            <Notice tone="warning" icon={<EraserIcon />}>
              {t("erased")} <LocalTime at={incident.erasedAt} />
            </Notice>
          )}
          <IncidentFacts incident={incident} streets={streets} />
          {isOpen && hubs.map((hub) => <AffectedHub key={hub.id} hub={hub} isClosed={incident.closesHubs} />)}
          {incident.may.change && <WayOutPanel incidentId={incidentId} />}
          <IncidentPhotos incident={incident} />
        </div>
        <div className="grid min-w-0 content-start gap-4 max-lg:contents">
          {incident.may.change && (
            // on a phone what to do next stands before what is known
            <div className="min-w-0 empty:hidden max-lg:order-first">
              <IncidentActions incident={incident} />
            </div>
          )}
          <IncidentTimeline incident={incident} />
        </div>
      </div>
    </div>
  );
}
