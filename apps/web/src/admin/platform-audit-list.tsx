"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { Select } from "@cartage/ui/select";
import { ScrollTextIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { useAuditColumns } from "../settings/audit/audit-columns.tsx";
import { DaysFilter } from "../settings/audit/days-filter.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { platformAuditFilters, platformAuditInput } from "./platform-audit-input.ts";

type PlatformAuditEntry = Outputs["platform"]["audit"]["listPlatform"]["items"][number];

/** What people of the platform did, on its own pages and on users' behalf, the newest first. */
export function PlatformAuditList() {
  const t = useTranslations("web.audit");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(platformAuditFilters);
  const input = platformAuditInput(filters);
  return (
    <ListPage
      name="platform-audit-trail"
      title={t("platform.title")}
      columns={usePlatformAuditColumns()}
      pages={listPages(
        trpc.platform.audit.listPlatform.queryKey(input),
        input,
        client.platform.audit.listPlatform.query,
      )}
      filters={
        <>
          <Select
            label={t("platform.did")}
            choices={[
              { value: null, label: t("platform.both") },
              { value: "itself", label: t("platform.itself") },
              { value: "on_behalf", label: t("platform.on_behalf") },
            ]}
            value={filters.did}
            onChange={(did) => void setFilters({ did })}
            className="w-48"
          />
          <DaysFilter days={filters} onChange={(days) => void setFilters(days)} />
        </>
      }
      isFiltered={filters.q !== "" || filters.from !== null || filters.to !== null || filters.did !== null}
      onClear={() => void setFilters({ q: null, from: null, to: null, did: null })}
      alsoAsJson
      empty={{ icon: <ScrollTextIcon />, title: t("platform.empty"), text: t("platform.emptyText") }}
      labels={listLabels(t)}
    />
  );
}

/** Those of an organisation's trail, and in whose trail an entry stands. */
function usePlatformAuditColumns(): DataColumn<PlatformAuditEntry>[] {
  const t = useTranslations("web.audit.platform");
  const columns = useAuditColumns();
  return useMemo(() => {
    const organisation: DataColumn<PlatformAuditEntry> = {
      id: "organisation",
      header: t("organisation"),
      width: "w-[12%]",
      text: (entry) => entry.organisation?.name ?? null,
      cell: (entry) => <span className="text-ink-muted">{entry.organisation?.name}</span>,
    };
    // room for one column more
    const narrowed: Partial<Record<string, Partial<DataColumn<PlatformAuditEntry>>>> = {
      changes: { width: "w-[20%]" },
      address: { isExtra: true },
    };
    return columns.flatMap((column) => {
      const fitted = { ...column, ...narrowed[column.id] };
      return column.id === "changes" ? [organisation, fitted] : [fitted];
    });
  }, [columns, t]);
}
