"use client";

import { Detail, Details, Panel } from "@cartage/ui/panel";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Words } from "../../format/words.tsx";
import { Link } from "../../shell/link.tsx";
import type { VehicleDetail } from "./vehicle-detail.ts";

/** What a vehicle can carry, what it can do, and where it is based. */
export function CarriesPanel({ vehicle }: { vehicle: VehicleDetail }) {
  const t = useTranslations("web.carries");
  const none = useTranslations("web.common")("noData");
  const { capacityWeightKg, capacityVolumeM3, capacityPallets, skills, homeHub } = vehicle;
  return (
    <Panel title={t("title")}>
      <Details>
        <Detail label={t("weight")}>
          {capacityWeightKg === null ? none : t("weightValue", { value: capacityWeightKg })}
        </Detail>
        <Detail label={t("volume")}>
          {capacityVolumeM3 === null ? none : t("volumeValue", { value: capacityVolumeM3 })}
        </Detail>
        <Detail label={t("pallets")}>{capacityPallets ?? none}</Detail>
        <Detail label={t("skills")}>
          {skills.length === 0 ? (
            none
          ) : (
            <span className="flex flex-wrap gap-1">
              <Words words={skills} />
            </span>
          )}
        </Detail>
        <Detail label={t("homeHub")}>
          {homeHub ? (
            <Link href={`/hubs/${homeHub.id}` as Route} className="hover:text-accent-ink hover:underline">
              {homeHub.name}
            </Link>
          ) : (
            none
          )}
        </Detail>
      </Details>
    </Panel>
  );
}
