"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { Tabs } from "@cartage/ui/tabs";
import { RouteIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { StreetStyles } from "../map/sources.ts";
import { useCan } from "../shell/me-context.tsx";
import { AreaView } from "./area-view.tsx";
import { DayView } from "./day-view.tsx";
import { LongView } from "./long-view.tsx";
import { SharesList } from "./shares-list.tsx";
import { VehicleChoice } from "./vehicle-choice.tsx";

const views = ["day", "long", "area", "shares"] as const;

/** What was: a vehicle's days, ways over a long time, who was where, and what was shared of it. */
export function HistoryPage({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.history");
  const mayShare = useCan("tracks.share");
  const [{ vehicle, view }, set] = useQueryStates({
    vehicle: parseAsString,
    view: parseAsStringLiteral(views).withDefault("day"),
  });
  const panels = {
    day: vehicle ? (
      <DayView key={vehicle} vehicleId={vehicle} streets={streets} />
    ) : (
      <EmptyState icon={<RouteIcon />} title={t("chooseVehicle")}>
        {t("chooseLead")}
      </EmptyState>
    ),
    long: <LongView key={vehicle} vehicleId={vehicle} streets={streets} />,
    area: <AreaView streets={streets} />,
    shares: <SharesList vehicleId={vehicle} />,
  };
  return (
    <div className="flex h-full flex-col">
      <PageHeader
        title={t("title")}
        actions={<VehicleChoice vehicleId={vehicle} onVehicle={(chosen) => void set({ vehicle: chosen })} />}
      />
      <Tabs
        label={t("views.label")}
        value={view}
        onChange={(chosen) => void set({ view: chosen })}
        tabs={views
          .filter((each) => each !== "shares" || mayShare)
          .map((each) => ({ value: each, label: t(`views.${each}`), panel: each === view ? panels[each] : null }))}
      />
    </div>
  );
}
