"use client";

import { BugIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useIssueColumns } from "./issue-columns.tsx";
import { IssuesFilters } from "./issues-filters.tsx";
import { issueFilters, issuesInput } from "./issues-input.ts";

const nothing = { q: null, state: null, severity: null, assignee: null, organisation: null };

/** What people reported to the maintainers. */
export function IssuesList() {
  const t = useTranslations("web.admin.issues");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(issueFilters);
  const input = issuesInput(filters);
  const { q, state, severity, assignee, organisation } = filters;
  return (
    <ListPage
      name="technical-issues"
      title={t("title")}
      columns={useIssueColumns()}
      rowHref={({ id }) => `/admin/issues/${id}`}
      pages={listPages(trpc.issues.list.queryKey(input), input, client.issues.list.query)}
      filters={<IssuesFilters />}
      isFiltered={q !== "" || [state, severity, assignee, organisation].some((chosen) => chosen !== null)}
      onClear={() => void setFilters(nothing)}
      alsoAsJson
      empty={{ icon: <BugIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
