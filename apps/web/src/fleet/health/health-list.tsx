"use client";

import { findingCodes } from "@cartage/domain/fleet/health-rules";
import { Select } from "@cartage/ui/select";
import { useQuery } from "@tanstack/react-query";
import { ActivityIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../../list/filter-select.tsx";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { groupsInTree } from "../groups/group-paths.ts";
import { useHealthColumns } from "./health-columns.tsx";
import { healthFilters, healthInput } from "./health-input.ts";

/** The fleet's devices by what is wrong with their data, the worst first. */
export function HealthList() {
  const t = useTranslations("web.health");
  const tKinds = useTranslations("web.devices.kinds");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(healthFilters);
  const { q, severity, code, kind, group } = filters;
  const groups = useQuery(trpc.fleet.groups.list.queryOptions());
  const input = healthInput(filters);
  return (
    <ListPage
      name="data-health"
      title={t("title")}
      columns={useHealthColumns()}
      rowHref={({ id }) => `/devices/${id}?tab=health`}
      pages={listPages(trpc.fleet.devices.listHealth.queryKey(input), input, client.fleet.devices.listHealth.query)}
      filters={
        <>
          <Select
            label={t("columns.severity")}
            value={severity}
            onChange={(chosen) => void setFilters({ severity: chosen })}
            choices={[
              { value: null, label: t("anySeverity") },
              { value: "info", label: t("atLeast", { severity: t("severities.info") }) },
              { value: "warning", label: t("atLeast", { severity: t("severities.warning") }) },
              { value: "critical", label: t("severities.critical") },
            ]}
            className="w-38 max-sm:min-w-[45%] max-sm:flex-1"
          />
          <FilterSelect
            label={t("columns.findings")}
            value={code}
            onChange={(chosen) => void setFilters({ code: chosen })}
            values={findingCodes}
            nameOf={(value) => t(`names.${value}`)}
            any={t("anyFinding")}
            className="w-44 max-sm:min-w-[45%] max-sm:flex-1"
          />
          <Select
            label={t("columns.kind")}
            value={kind}
            onChange={(chosen) => void setFilters({ kind: chosen })}
            choices={[
              { value: null, label: t("anyKind") },
              { value: "tracker", label: tKinds("tracker") },
              { value: "phone", label: tKinds("phone") },
            ]}
            className="w-32 max-sm:flex-1"
          />
          <Select
            label={t("group")}
            value={group}
            onChange={(chosen) => void setFilters({ group: chosen })}
            choices={[
              { value: null, label: t("anyGroup") },
              ...groupsInTree(groups.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
            ]}
            className="w-38 max-sm:flex-1"
          />
        </>
      }
      above={<p className="px-4 pb-2 text-ink-muted sm:px-6">{t("lead")}</p>}
      isFiltered={q !== "" || severity !== null || code !== null || kind !== null || group !== null}
      onClear={() => void setFilters({ q: null, severity: null, code: null, kind: null, group: null })}
      empty={{ icon: <ActivityIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
