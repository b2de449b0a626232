"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { SearchField } from "@cartage/ui/search-field";
import { Skeleton } from "@cartage/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MailCheckIcon, SearchIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import type { ReactNode } from "react";
import { QueryFailure, StaleNotice } from "../list/query-failure.tsx";
import { CauseItem } from "./cause-item.tsx";
import { RetriesList } from "./retries-list.tsx";
import { useLetterSource } from "./use-letter-source.ts";

const refreshMs = 10_000;

/** What was sent in vain, by cause: of the organisation, or on the platform of all. */
export function LettersPage({ isEverywhere = false, back }: { isEverywhere?: boolean; back?: ReactNode }) {
  const t = useTranslations("web.letters");
  const source = useLetterSource(isEverywhere);
  const [search, setSearch] = useQueryState("q", parseAsString.withDefault(""));
  const query = useQuery({ ...source.causes(search), refetchInterval: refreshMs, placeholderData: keepPreviousData });
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <PageHeader back={back} title={t("title")} />
      <div className="w-full max-w-5xl px-4 pb-8 sm:px-6">
        <p className="text-ink-muted">{t("lead")}</p>
        <div className="my-4">
          <SearchField text={search} onText={(text) => void setSearch(text || null)} label={t("search")} />
        </div>
        <StaleNotice query={query} />
        <RetriesList isEverywhere={isEverywhere} />
        {query.isPending && <LoadingCauses />}
        {query.isError && <QueryFailure query={query} />}
        {query.data?.length === 0 &&
          (search ? (
            <EmptyState icon={<SearchIcon />} title={t("noMatch")}>
              {t("noMatchText")}
            </EmptyState>
          ) : (
            <EmptyState icon={<MailCheckIcon />} title={t("empty")}>
              {t("emptyText")}
            </EmptyState>
          ))}
        {query.data && query.data.length > 0 && (
          <ul aria-label={t("causes")} className="divide-y divide-line rounded-panel border border-line bg-surface">
            {query.data.map((cause) => (
              <CauseItem
                key={`${cause.way} ${cause.reason} ${cause.field}`}
                cause={cause}
                search={search}
                isEverywhere={isEverywhere}
              />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function LoadingCauses() {
  return (
    <div className="divide-y divide-line rounded-panel border border-line">
      {["one", "two", "three"].map((key) => (
        <div key={key} className="p-4">
          <Skeleton className="h-3 w-56" />
          <Skeleton className="mt-3 h-3 w-80" />
        </div>
      ))}
    </div>
  );
}
