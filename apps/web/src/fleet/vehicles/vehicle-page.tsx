"use client";

import { buttonClass } from "@cartage/ui/button-class";
import { PageHeader } from "@cartage/ui/page-header";
import { Tabs } from "@cartage/ui/tabs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { RouteIcon, TriangleAlertIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { VehicleState } from "../../format/vehicle-state.tsx";
import { StaleNotice } from "../../list/query-failure.tsx";
import { HistoryMap } from "../../map/history-map.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { BackLink } from "../../shell/back-link.tsx";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { VehicleActions } from "./vehicle-actions.tsx";
import { VehicleOverview } from "./vehicle-overview.tsx";

const refreshMs = 5_000;
const tabNames = ["overview", "history"] as const;

/** One vehicle: what it does now, what it is, and its days. */
export function VehiclePage({ vehicleId, streets }: { vehicleId: string; streets: StreetStyles }) {
  const t = useTranslations("web.vehicles");
  const tHistory = useTranslations("web.history");
  const seesHistory = useCan("tracking.view");
  const tIncidents = useTranslations("web.incidents");
  const mayReport = useCan("incidents.work");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabNames).withDefault("overview"));
  const query = useSuspenseQuery({
    ...useTRPC().fleet.vehicles.get.queryOptions({ vehicleId }),
    refetchInterval: refreshMs,
  });
  const vehicle = query.data;
  return (
    <div className="flex h-full flex-col">
      <PageHeader
        back={<BackLink href="/vehicles">{t("title")}</BackLink>}
        title={vehicle.name}
        beside={
          <>
            {vehicle.plate && <span className="text-ink-muted text-reading">{vehicle.plate}</span>}
            <VehicleState motion={vehicle.motion} fixTime={vehicle.fixTime} />
          </>
        }
        actions={
          <>
            {seesHistory && (
              <Link href={`/history?vehicle=${vehicleId}` as Route} className={buttonClass("secondary")}>
                <RouteIcon />
                {tHistory("open")}
              </Link>
            )}
            {mayReport && (
              <Link href={`/incidents?add=true&vehicle=${vehicleId}` as Route} className={buttonClass("secondary")}>
                <TriangleAlertIcon />
                {tIncidents("add")}
              </Link>
            )}
            <VehicleActions vehicle={vehicle} />
          </>
        }
      />
      <StaleNotice query={query} />
      <Tabs
        label={t("tabs.label")}
        value={tab}
        onChange={(value) => void setTab(value)}
        tabs={[
          { value: "overview", label: t("tabs.overview"), panel: <VehicleOverview vehicle={vehicle} /> },
          {
            value: "history",
            label: t("tabs.history"),
            panel: (
              <div className="h-full min-h-136">
                <HistoryMap vehicleId={vehicleId} streets={streets} />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}
