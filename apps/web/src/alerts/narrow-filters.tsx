"use client";

import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { Select } from "@cartage/ui/select";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { groupsInTree } from "../fleet/groups/group-paths.ts";
import { VehicleChoice } from "../history/vehicle-choice.tsx";
import { FilterSelect } from "../list/filter-select.tsx";
import { useTypedSearch } from "../list/use-typed-search.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { AlertFilters } from "./alerts-input.ts";

type Narrowing = Partial<Pick<AlertFilters, "vehicle" | "group" | "tag" | "rule" | "days">>;
type NarrowFiltersProps = { filters: AlertFilters; onChange: (next: Narrowing) => void };

const periods = ["1", "7", "30", "90"] as const;

/** Narrows the inbox to a vehicle, a group, a tag, a rule, the last days. */
export function NarrowFilters({ filters, onChange }: NarrowFiltersProps) {
  const t = useTranslations("web.alerts.narrow");
  const tNarrowed = useTranslations("web.alerts.narrowed");
  const trpc = useTRPC();
  const groups = useQuery(trpc.fleet.groups.list.queryOptions());
  const tags = useQuery(trpc.fleet.tags.list.queryOptions());
  const { vehicle, group, tag, rule, days } = filters;
  return (
    <fieldset className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2 sm:px-6">
      <legend className="sr-only">{t("label")}</legend>
      <VehicleChoice vehicleId={vehicle} onVehicle={(chosen) => onChange({ vehicle: chosen })} />
      <Select
        label={t("group")}
        value={group}
        onChange={(chosen) => onChange({ group: chosen })}
        choices={[
          { value: null, label: t("anyGroup") },
          ...groupsInTree(groups.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
        ]}
        className="w-40 max-sm:flex-1"
      />
      <FilterSelect
        label={t("tag")}
        value={tag}
        onChange={(chosen) => onChange({ tag: chosen })}
        values={tags.data ?? []}
        nameOf={(name) => name}
        any={t("anyTag")}
        className="w-36 max-sm:flex-1"
      />
      <RuleSearch ruleId={rule} onRule={(chosen) => onChange({ rule: chosen })} />
      <FilterSelect
        label={t("days")}
        value={periods.find((each) => Number(each) === days) ?? null}
        onChange={(chosen) => onChange({ days: chosen === null ? null : Number(chosen) })}
        values={periods}
        nameOf={(count) => tNarrowed("days", { count: Number(count) })}
        any={t("anyDays")}
        className="w-40 max-sm:flex-1"
      />
    </fieldset>
  );
}

function RuleSearch({ ruleId, onRule }: { ruleId: string | null; onRule: (ruleId: string | null) => void }) {
  const t = useTranslations("web.alerts.narrow");
  const trpc = useTRPC();
  const known = useQuery(trpc.rules.get.queryOptions(ruleId ? { ruleId } : skipToken));
  const value: Found | null = ruleId && known.data ? { value: ruleId, label: known.data.name } : null;
  const { input, onSearch } = useTypedSearch(value);
  const rules = useQuery(trpc.rules.list.queryOptions(input, { placeholderData: keepPreviousData }));
  return (
    <div className="w-56 max-sm:w-52">
      <SearchSelect
        key={value?.value ?? ""}
        found={(rules.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onSearch={onSearch}
        value={value}
        onChange={(found) => onRule(found?.value ?? null)}
        label={t("rule")}
        placeholder={t("findRule")}
        nothing={t("noRule")}
        clearLabel={t("anyRule")}
      />
    </div>
  );
}
