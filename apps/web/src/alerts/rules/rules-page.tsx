"use client";

import { ruleStandings } from "@cartage/domain/alerts/inputs";
import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { SearchField } from "@cartage/ui/search-field";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery } from "@tanstack/react-query";
import { DownloadIcon, PlusIcon, ScaleIcon, SearchXIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useQueryState, useQueryStates } from "nuqs";
import { exportRows } from "../../list/export-rows.ts";
import { FilterSelect } from "../../list/filter-select.tsx";
import { PagedPanel } from "../../list/paged-panel.tsx";
import { pagesOf } from "../../list/pages.ts";
import { StaleNotice } from "../../list/query-failure.tsx";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { Link } from "../../shell/link.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { AlertsNav } from "../alerts-nav.tsx";
import type { Rule } from "./rule.ts";
import { RuleItem } from "./rule-item.tsx";
import { limitsParser, ruleFilters, rulesInput } from "./rules-input.ts";
import { SpeedLimitsDialog } from "./speed-limits-dialog.tsx";
import { useRuleSentence } from "./use-rule-sentence.ts";

/** The rules as sentences, with how often each spoke. */
export function RulesPage() {
  const t = useTranslations("web.rules");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useCan("rules.edit");
  const [filters, setFilters] = useQueryStates(ruleFilters);
  const [isLimits, setLimits] = useQueryState("limits", limitsParser);
  const input = rulesInput(filters);
  const query = useInfiniteQuery(
    pagesOf(trpc.rules.list.queryKey(input), (cursor) =>
      client.rules.list.query({ ...input, ...(cursor && { cursor }) }),
    ),
  );
  const sentenceOf = useRuleSentence();
  const failed = useFailureToast();
  const exportAll = () =>
    exportRows<Rule>({
      name: "alert-rules",
      kind: "csv",
      columns: [
        { header: t("name"), text: ({ name }) => name },
        { header: t("reads"), text: ({ definition, names }) => sentenceOf(definition, names) },
        { header: t("standing"), text: ({ standing }) => t(`standings.${standing}`) },
        { header: t("lately"), text: ({ alerts }) => alerts },
      ],
      fetchPage: (cursor) => client.rules.list.query({ ...input, limit: 200, ...(cursor && { cursor }) }),
    }).then((count) => toast(tCommon("exported", { count })), failed);
  const isFiltered = filters.q !== "" || filters.standing !== null;
  const add = mayEdit && (
    <Link href={"/alerts/rules/new" as Route} className={buttonClass("primary")}>
      <PlusIcon />
      {t("add")}
    </Link>
  );
  return (
    <div className="pb-8">
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Button onClick={() => void exportAll()}>
              <DownloadIcon />
              {tCommon("exportCsv")}
            </Button>
            {add}
          </>
        }
      />
      <AlertsNav />
      <div className="flex max-w-5xl flex-wrap items-center gap-2 px-4 py-3 sm:px-6">
        <SearchField text={filters.q} onText={(search) => void setFilters({ q: search || null })} label={t("search")} />
        <FilterSelect
          label={t("standing")}
          value={filters.standing}
          onChange={(standing) => void setFilters({ standing })}
          values={ruleStandings}
          nameOf={(value) => t(`standings.${value}`)}
          any={t("anyStanding")}
          className="w-44 max-sm:flex-1"
        />
        {mayEdit && (
          <Button onClick={() => void setLimits(true)} className="sm:ml-auto">
            {t("limits.open")}
          </Button>
        )}
      </div>
      <StaleNotice query={query} />
      <div className="max-w-5xl px-4 sm:px-6">
        <PagedPanel
          query={query}
          caption={t("caption")}
          empty={
            isFiltered ? (
              <EmptyState
                icon={<SearchXIcon />}
                title={t("noMatch")}
                action={<Button onClick={() => void setFilters(null)}>{t("clear")}</Button>}
              >
                {t("noMatchText")}
              </EmptyState>
            ) : (
              <EmptyState icon={<ScaleIcon />} title={t("empty")} action={add}>
                {t("emptyText")}
              </EmptyState>
            )
          }
          item={(rule) => <RuleItem key={rule.id} rule={rule} />}
        />
      </div>
      {mayEdit && <SpeedLimitsDialog isOpen={isLimits} onClose={() => void setLimits(null)} />}
    </div>
  );
}
