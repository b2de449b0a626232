"use client";

import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTypedSearch } from "../../list/use-typed-search.ts";
import { useTRPC } from "../../trpc/client.tsx";

type VehicleSearchProps = {
  value: Found | null;
  onChange: (chosen: Found | null) => void;
  /** Where no Field names it. */
  label?: string;
};

/** Finds a vehicle by name or plate. */
export function VehicleSearch({ value, onChange, label }: VehicleSearchProps) {
  const t = useTranslations("web.devices.form");
  const tCommon = useTranslations("web.common");
  const { input, onSearch } = useTypedSearch(value);
  const vehicles = useQuery(useTRPC().fleet.vehicles.list.queryOptions(input, { placeholderData: keepPreviousData }));
  return (
    <SearchSelect
      found={(vehicles.data?.items ?? []).map(({ id, name, plate }) => ({
        value: id,
        label: name,
        detail: plate ?? undefined,
      }))}
      onSearch={onSearch}
      value={value}
      onChange={onChange}
      {...(label !== undefined && { label })}
      placeholder={t("vehicleSearch")}
      nothing={t("noVehicle")}
      clearLabel={tCommon("none")}
    />
  );
}
