"use client";

import { SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";

type VehicleChoiceProps = { vehicleId: string | null; onVehicle: (vehicleId: string | null) => void };

/** The vehicle whose history is shown; found by typing its name or plate. */
export function VehicleChoice({ vehicleId, onVehicle }: VehicleChoiceProps) {
  const t = useTranslations("web.history");
  const tPalette = useTranslations("web.palette");
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const shown = useQuery(
    trpc.fleet.vehicles.get.queryOptions({ vehicleId: vehicleId ?? "" }, { enabled: vehicleId !== null }),
  );
  const isTyped = text !== "" && text !== shown.data?.name;
  const found = useQuery(
    trpc.fleet.vehicles.list.queryOptions(
      { limit: 20, ...(isTyped && { search: text }) },
      { placeholderData: keepPreviousData, staleTime: 30_000 },
    ),
  );
  const vehicle = vehicleId !== null && shown.data ? { value: vehicleId, label: shown.data.name } : null;
  return (
    <div className="w-56 max-sm:w-52">
      <SearchSelect
        key={vehicle?.value ?? ""}
        label={t("vehicle")}
        placeholder={t("chooseVehicle")}
        nothing={tPalette("nothing")}
        clearLabel={t("wholeFleet")}
        onSearch={setText}
        value={vehicle}
        onChange={(chosen) => onVehicle(chosen?.value ?? null)}
        found={(found.data?.items ?? []).map(({ id, name, plate }) => ({
          value: id,
          label: name,
          detail: plate ?? undefined,
        }))}
      />
    </div>
  );
}
