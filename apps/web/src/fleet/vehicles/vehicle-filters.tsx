"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterMany } from "../../list/filter-many.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { groupsInTree } from "../groups/group-paths.ts";
import { vehicleFilters } from "./vehicles-input.ts";

/** Types, group and tags, beside the text filter. */
export function VehicleFilters() {
  const t = useTranslations("web.vehicles");
  const tType = useTranslations("web.types");
  const [{ type, group, tag }, setFilters] = useQueryStates(vehicleFilters);
  const trpc = useTRPC();
  const groups = useQuery(trpc.fleet.groups.list.queryOptions());
  const tags = useQuery(trpc.fleet.tags.list.queryOptions());
  // a tag of the address stays to be taken off, whether or not a vehicle has it
  const known = [...new Set([...(tags.data ?? []), ...tag])];
  return (
    <>
      <FilterMany
        label={t("columns.type")}
        value={type}
        onChange={(value) => void setFilters({ type: value })}
        values={vehicleTypes}
        nameOf={(value) => tType(value)}
        any={t("anyType")}
        className="w-34 max-sm:min-w-28 max-sm:flex-1"
      />
      <Select
        label={t("columns.group")}
        value={group}
        onChange={(value) => void setFilters({ group: value })}
        choices={[
          { value: null, label: t("anyGroup") },
          ...groupsInTree(groups.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
        ]}
        className="w-38 max-sm:min-w-28 max-sm:flex-1"
      />
      {known.length > 0 && (
        <FilterMany
          label={t("columns.tags")}
          value={tag}
          onChange={(value) => void setFilters({ tag: value })}
          values={known}
          nameOf={(value) => value}
          any={t("anyTags")}
          className="w-34 max-sm:min-w-28 max-sm:flex-1"
        />
      )}
    </>
  );
}
