"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { LoadMore } from "@cartage/ui/load-more";
import { PageHeader } from "@cartage/ui/page-header";
import { Skeleton } from "@cartage/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { FileClockIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { pagesOf } from "../../list/pages.ts";
import { QueryFailure, StaleNotice } from "../../list/query-failure.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { ImportItem } from "./import-item.tsx";
import { UploadForm } from "./upload-form.tsx";

/** Files of devices' pasts: one more, and how far the others are. */
export function ImportsPage() {
  const t = useTranslations("web.imports");
  const tCommon = useTranslations("web.common");
  const client = useTRPCClient();
  const query = useInfiniteQuery({
    ...pagesOf(useTRPC().tracking.imports.list.queryKey({}), (cursor) =>
      client.tracking.imports.list.query(cursor ? { cursor } : {}),
    ),
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((item) => item.state === "waiting" || item.state === "storing") ? 1_000 : 15_000,
  });
  const imports = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <PageHeader title={t("title")} />
      <div className="w-full max-w-4xl px-4 pb-8 sm:px-6">
        <p className="mb-4 text-ink-muted">{t("lead")}</p>
        <UploadForm />
        <StaleNotice query={query} />
        {query.isPending && <Skeleton className="mt-6 h-24 w-full" />}
        {query.isError && <QueryFailure query={query} />}
        {query.isSuccess && imports.length === 0 && (
          <EmptyState icon={<FileClockIcon />} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        )}
        {imports.length > 0 && (
          <ul
            aria-label={t("caption")}
            className="mt-6 divide-y divide-line rounded-panel border border-line bg-surface"
          >
            {imports.map((item) => (
              <ImportItem key={item.id} item={item} />
            ))}
          </ul>
        )}
        {query.hasNextPage && (
          <LoadMore
            label={tCommon("more")}
            onMore={() => void query.fetchNextPage()}
            isLoading={query.isFetchingNextPage}
          />
        )}
      </div>
    </div>
  );
}
