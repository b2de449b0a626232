"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Outputs } from "../trpc/router.ts";

export type Place = Outputs["history"]["day"]["halts"][number]["place"];

/** Names a place by its fence, else by the town beside it. */
export function usePlaceName(): (place: Place) => string {
  const t = useTranslations("web.history");
  const isVietnamese = useLocale() === "vi";
  return (place) => {
    if (!place) return t("hiddenPlace");
    if (place.geofence) return t("at", { geofence: place.geofence.name });
    const { town } = place;
    if (town) return t("near", { town: (isVietnamese && town.nameVi) || town.name });
    return `${(place.latE7 / 1e7).toFixed(4)}, ${(place.lonE7 / 1e7).toFixed(4)}`;
  };
}
