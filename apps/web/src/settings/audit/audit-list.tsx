"use client";

import { Input } from "@cartage/ui/input";
import { ScrollTextIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { ListPage } from "../../list/list-page.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useAuditColumns } from "./audit-columns.tsx";
import { auditFilters, auditInput } from "./audit-input.ts";

const dayOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? "";

/** Who did what in the organisation, the newest first. */
export function AuditList() {
  const t = useTranslations("web.audit");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(auditFilters);
  const input = auditInput(filters);
  const day = (name: "from" | "to") => (
    <span className="flex items-center gap-2 text-ink-muted">
      <span aria-hidden="true">{t(name)}</span>
      <Input
        type="date"
        aria-label={t(name)}
        value={dayOf(filters[name])}
        onChange={({ target }) => void setFilters({ [name]: target.value ? new Date(target.value) : null })}
        className="w-36"
      />
    </span>
  );
  return (
    <ListPage
      name="audit-trail"
      title={t("title")}
      columns={useAuditColumns()}
      pages={{
        key: trpc.platform.audit.list.queryKey(input),
        fetchPage: (cursor, limit = input.limit) =>
          client.platform.audit.list.query({ ...input, limit, ...(cursor && { cursor }) }),
      }}
      filters={
        <>
          {day("from")}
          {day("to")}
        </>
      }
      isFiltered={filters.q !== "" || filters.from !== null || filters.to !== null}
      onClear={() => void setFilters({ q: null, from: null, to: null })}
      alsoAsJson
      empty={{ icon: <ScrollTextIcon />, title: t("empty"), text: t("emptyText") }}
      labels={{ search: t("search"), noMatch: t("noMatch"), noMatchText: t("noMatchText"), clear: t("clear") }}
    />
  );
}
