"use client";

import { alertSeverities, alertStates } from "@cartage/domain/alerts/states";
import { Button } from "@cartage/ui/button";
import { Select } from "@cartage/ui/select";
import { SlidersHorizontalIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FilterSelect } from "../list/filter-select.tsx";
import type { Outputs } from "../trpc/router.ts";
import type { AlertFilters } from "./alerts-input.ts";

type InboxFiltersProps = {
  filters: AlertFilters;
  counts: Outputs["alerts"]["counts"] | undefined;
  isNarrowing: boolean;
  onNarrow: () => void;
  onChange: (next: Partial<Pick<AlertFilters, "state" | "severity" | "whose">>) => void;
};

/** What the inbox is most often narrowed by, with how many there are in each state, and a way to the rest. */
export function InboxFilters({ filters, counts, isNarrowing, onNarrow, onChange }: InboxFiltersProps) {
  const t = useTranslations("web.alerts");
  const todo = counts && counts.open + counts.acknowledged + counts.suppressed;
  const all = counts && alertStates.reduce((sum, state) => sum + counts[state], 0);
  const counted = (label: string, count: number | undefined) => (count === undefined ? label : `${label} (${count})`);
  return (
    <>
      <Select
        label={t("statesLabel")}
        value={filters.state}
        onChange={(state) => onChange({ state })}
        choices={[
          { value: null, label: counted(t("unfinished"), todo) },
          { value: "all", label: counted(t("anyState"), all) },
          ...alertStates.map((value) => ({ value, label: counted(t(`states.${value}`), counts?.[value]) })),
        ]}
        className="w-44 max-sm:w-full"
      />
      <FilterSelect
        label={t("severity")}
        value={filters.severity}
        onChange={(severity) => onChange({ severity })}
        values={alertSeverities}
        nameOf={(value) => t(`severities.${value}`)}
        any={t("anySeverity")}
        className="w-40 max-sm:flex-1"
      />
      <Select
        label={t("whose")}
        value={filters.whose}
        onChange={(whose) => onChange({ whose })}
        choices={[
          { value: null, label: t("everybodys") },
          { value: "mine", label: t("mine") },
        ]}
        className="w-40 max-sm:flex-1"
      />
      <Button aria-expanded={isNarrowing} onClick={onNarrow}>
        <SlidersHorizontalIcon />
        {t("narrow.open")}
      </Button>
    </>
  );
}
