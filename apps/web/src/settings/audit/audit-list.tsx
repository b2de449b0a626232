"use client";

import { ScrollTextIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useAuditColumns } from "./audit-columns.tsx";
import { auditFilters, auditInput } from "./audit-input.ts";
import { DaysFilter } from "./days-filter.tsx";

/** Who did what in the organisation, the newest first. */
export function AuditList() {
  const t = useTranslations("web.audit");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(auditFilters);
  const input = auditInput(filters);
  return (
    <ListPage
      name="audit-trail"
      title={t("title")}
      columns={useAuditColumns()}
      pages={listPages(trpc.platform.audit.list.queryKey(input), input, client.platform.audit.list.query)}
      filters={<DaysFilter days={filters} onChange={(days) => void setFilters(days)} />}
      isFiltered={filters.q !== "" || filters.from !== null || filters.to !== null}
      onClear={() => void setFilters({ q: null, from: null, to: null })}
      alsoAsJson
      empty={{ icon: <ScrollTextIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
