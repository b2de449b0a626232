"use client";

import { shareUsed } from "@cartage/domain/plans/rules";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { UsageBar } from "@cartage/ui/usage-bar";
import { useFormatter, useTranslations } from "next-intl";
import { type Limits, totalOf, type Usage } from "./usage-view.ts";

/** What a plan allows, and what of it is used. */
export function LimitsPanel({ plan, usage }: { plan: Limits; usage: Usage }) {
  const t = useTranslations("web.plan");
  const format = useFormatter();
  const { maxVehicles, secondsBetweenPositions, maxRetentionDays } = plan;
  const share = shareUsed(usage.vehicles, maxVehicles);
  const above = totalOf(usage.days, "aboveRate");
  return (
    <Panel title={plan.name}>
      <Details>
        <Detail label={t("vehicles")}>
          {maxVehicles === null
            ? t("vehiclesAll", { used: usage.vehicles })
            : t("vehiclesOf", { used: usage.vehicles, limit: maxVehicles })}
          {share !== null && <UsageBar share={share} className="mt-2 max-w-72" />}
          {share !== null && share >= 1 && <p className="mt-2 text-warning-ink">{t("vehiclesFull")}</p>}
        </Detail>
        <Detail label={t("rate")}>
          {secondsBetweenPositions === null ? t("rateAll") : t("rateOf", { seconds: secondsBetweenPositions })}
          {above > 0 && <p className="mt-1 text-warning-ink">{t("rateAbove", { count: above })}</p>}
        </Detail>
        <Detail label={t("retention")}>
          {maxRetentionDays === null ? t("retentionAll") : t("retentionOf", { days: maxRetentionDays })}
        </Detail>
        <Detail label={t("devices")}>{format.number(usage.devices)}</Detail>
        <Detail label={t("members")}>{format.number(usage.members)}</Detail>
      </Details>
    </Panel>
  );
}
