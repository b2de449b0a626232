"use client";

import { Detail, Details, Panel } from "@cartage/ui/panel";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useMeasures } from "../../format/measures.tsx";
import { Link } from "../../shell/link.tsx";
import { WeeklySpans } from "../weekly-spans.tsx";
import type { HubDetail } from "./hub-detail.ts";

/** What is said of a hub. */
export function HubFacts({ hub }: { hub: HubDetail }) {
  const t = useTranslations("web.hubs");
  const none = useTranslations("web.common")("noData");
  const measures = useMeasures();
  return (
    <Panel title={t("facts")}>
      <Details>
        <Detail label={t("columns.kind")}>{t(`kinds.${hub.kind}`)}</Detail>
        <Detail label={t("columns.address")}>{hub.address}</Detail>
        <Detail label={t("place")}>
          <span className="font-mono text-caption">{measures.coordinates(hub)}</span>
        </Detail>
        <Detail label={t("hours")}>
          {hub.openingSpans ? <WeeklySpans spans={hub.openingSpans} /> : t("alwaysOpen")}
          <p className="text-caption text-ink-muted">
            {t(hub.isOpenNow ? "openNow" : "closedNow")} · {hub.timeZone}
          </p>
        </Detail>
        <Detail label={t("capacity")}>
          {hub.capacityPallets === null ? none : t("pallets", { count: hub.capacityPallets })}
        </Detail>
        <Detail label={t("geofence")}>
          {hub.geofence ? (
            <Link href={`/geofences/${hub.geofence.id}` as Route} className="hover:text-accent-ink hover:underline">
              {hub.geofence.name}
            </Link>
          ) : (
            none
          )}
        </Detail>
        {hub.isCityEdge && <Detail label={t("cityEdge")}>{t("cityEdgeText")}</Detail>}
        <Detail label={t("columns.vehicles")}>{t("based", { count: hub.vehicles })}</Detail>
      </Details>
    </Panel>
  );
}
