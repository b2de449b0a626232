"use client";

import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";

type GeofenceChoiceProps = { geofence: Found | null; onGeofence: (geofence: Found | null) => void };

/** A stored geofence, found by typing its name. */
export function GeofenceChoice({ geofence, onGeofence }: GeofenceChoiceProps) {
  const t = useTranslations("web.history.area");
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const search = text === geofence?.label ? "" : text.trim();
  const found = useQuery(
    trpc.geofences.list.queryOptions(
      { limit: 20, ...(search && { search }) },
      { placeholderData: keepPreviousData, staleTime: 30_000 },
    ),
  );
  return (
    <SearchSelect
      label={t("geofence")}
      placeholder={t("chooseGeofence")}
      nothing={t("noGeofence")}
      clearLabel={t("clearGeofence")}
      onSearch={setText}
      value={geofence}
      onChange={onGeofence}
      found={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
