"use client";

import { severities } from "@cartage/domain/issues/rules";
import { issueStates } from "@cartage/domain/issues/states";
import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../../list/filter-select.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { issueFilters } from "./issues-input.ts";
import { OrganisationFilter } from "./organisation-filter.tsx";

/** Two on a line, each wide enough for what is chosen. */
const onPhone = "max-sm:grow max-sm:basis-[calc(50%-0.25rem)]";

/** State, severity, who has it and where it came from, beside the text filter. */
export function IssuesFilters() {
  const t = useTranslations("web.admin.issues");
  const trpc = useTRPC();
  const [{ state, severity, assignee, organisation }, setFilters] = useQueryStates(issueFilters);
  const assignees = useQuery(trpc.issues.assignees.queryOptions());
  return (
    <>
      <FilterSelect
        label={t("columns.state")}
        value={state}
        onChange={(value) => void setFilters({ state: value })}
        values={issueStates}
        nameOf={(value) => t(`states.${value}`)}
        any={t("anyState")}
        className={`w-36 ${onPhone}`}
      />
      <FilterSelect
        label={t("columns.severity")}
        value={severity}
        onChange={(value) => void setFilters({ severity: value })}
        values={severities}
        nameOf={(value) => t(`severities.${value}`)}
        any={t("anySeverity")}
        className={`w-36 ${onPhone}`}
      />
      <Select
        label={t("columns.assignee")}
        value={assignee}
        onChange={(value) => void setFilters({ assignee: value })}
        choices={[
          { value: null, label: t("anyone") },
          { value: "nobody", label: t("nobody") },
          ...(assignees.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        className={`w-36 ${onPhone}`}
      />
      <OrganisationFilter value={organisation} onChange={(value) => void setFilters({ organisation: value })} />
    </>
  );
}
