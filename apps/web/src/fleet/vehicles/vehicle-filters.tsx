"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../../list/filter-select.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { groupsInTree } from "../groups/group-paths.ts";
import { vehicleFilters } from "./vehicles-input.ts";

/** Type and group, beside the text filter. */
export function VehicleFilters() {
  const t = useTranslations("web.vehicles");
  const tType = useTranslations("web.types");
  const [{ type, group }, setFilters] = useQueryStates(vehicleFilters);
  const groups = useQuery(useTRPC().fleet.groups.list.queryOptions());
  return (
    <>
      <FilterSelect
        label={t("columns.type")}
        value={type}
        onChange={(value) => void setFilters({ type: value })}
        values={vehicleTypes}
        nameOf={(value) => tType(value)}
        any={t("anyType")}
        className="w-34 max-sm:flex-1"
      />
      <Select
        label={t("columns.group")}
        value={group}
        onChange={(value) => void setFilters({ group: value })}
        choices={[
          { value: null, label: t("anyGroup") },
          ...groupsInTree(groups.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
        ]}
        className="w-38 max-sm:flex-1"
      />
    </>
  );
}
