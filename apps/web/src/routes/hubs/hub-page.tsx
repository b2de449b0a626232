"use client";

import { isUsable, takesGoods } from "@cartage/domain/routes/states";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { useSuspenseQuery } from "@tanstack/react-query";
import { TriangleAlertIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { RelativeTime } from "../../format/times.tsx";
import { StaleNotice } from "../../list/query-failure.tsx";
import { NetworkMap } from "../../map/network/network-map.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { BackLink } from "../../shell/back-link.tsx";
import { Link } from "../../shell/link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { LanesPanel } from "../lanes/lanes-panel.tsx";
import { useNetwork } from "../use-network.ts";
import { WaysPanel } from "../ways/ways-panel.tsx";
import { AffectedPanel } from "./affected-panel.tsx";
import { HubActions } from "./hub-actions.tsx";
import { HubFacts } from "./hub-facts.tsx";
import { HubClosed, HubState } from "./hub-state.tsx";
import { WorkersPanel } from "./workers-panel.tsx";

const refreshMs = 30_000;

/** One hub: where it is, its state and why, its lanes, who works there, and what its closing affects. */
export function HubPage({ hubId, streets }: { hubId: string; streets: StreetStyles }) {
  const t = useTranslations("web.hubs");
  const router = useRouter();
  const query = useSuspenseQuery({
    ...useTRPC().routes.hubs.get.queryOptions({ hubId }),
    refetchInterval: refreshMs,
  });
  const hub = query.data;
  const { hubs, lanes } = useNetwork({ chosenId: hubId });
  return (
    <div className="flex h-full max-lg:flex-col max-lg:overflow-y-auto">
      <div className="relative min-w-0 max-lg:h-[34vh] max-lg:shrink-0 lg:order-2 lg:flex-1">
        <NetworkMap
          label={t("mapLabelOne", { name: hub.name })}
          streets={streets}
          hubs={hubs}
          lanes={lanes}
          centre={hub}
          onChoose={(id) => router.push(`/hubs/${id}` as Route)}
        />
      </div>
      <div className="flex min-h-0 shrink-0 flex-col border-line max-lg:border-t lg:w-[34rem] lg:overflow-y-auto lg:border-r">
        <PageHeader
          back={<BackLink href={"/hubs" as Route}>{t("title")}</BackLink>}
          title={hub.name}
          beside={
            <>
              <span className="font-mono text-ink-muted">{hub.code}</span>
              {hub.closedBy && <HubClosed by={hub.closedBy} />}
              {!(hub.closedBy && isUsable(hub.state)) && <HubState state={hub.state} />}
            </>
          }
          below={
            hub.stateReason && (
              <>
                {hub.stateReason} · {t("state.since")} <RelativeTime at={hub.stateChangedAt} />
              </>
            )
          }
          actions={<HubActions hub={hub} streets={streets} />}
        />
        <StaleNotice query={query} />
        <div className="grid gap-4 px-4 pb-6 sm:px-6">
          {hub.closedBy && (
            <Notice tone="critical" icon={<TriangleAlertIcon />}>
              {t.rich("closedByIncident", {
                incident: (text) => (
                  <Link href={`/incidents/${hub.closedBy?.incidentId}` as Route} className="font-medium underline">
                    {text}
                  </Link>
                ),
                number: String(hub.closedBy.number),
              })}
            </Notice>
          )}
          {!takesGoods(hub) && <AffectedPanel hubId={hubId} />}
          <LanesPanel hub={hub} />
          <HubFacts hub={hub} />
          <WorkersPanel hub={hub} />
          <WaysPanel hub={hub} />
        </div>
      </div>
    </div>
  );
}
