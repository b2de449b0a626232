"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { useInfiniteQuery } from "@tanstack/react-query";
import { FileClockIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { PagedPanel } from "../../list/paged-panel.tsx";
import { pagesOf } from "../../list/pages.ts";
import { StaleNotice } from "../../list/query-failure.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { ImportItem } from "./import-item.tsx";
import { UploadForm } from "./upload-form.tsx";

/** Files of devices' pasts: one more, and how far the others are. */
export function ImportsPage() {
  const t = useTranslations("web.imports");
  const client = useTRPCClient();
  const query = useInfiniteQuery({
    ...pagesOf(useTRPC().tracking.imports.list.queryKey({}), (cursor) =>
      client.tracking.imports.list.query(cursor ? { cursor } : {}),
    ),
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((item) => item.state === "waiting" || item.state === "storing") ? 1_000 : 15_000,
  });
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <PageHeader title={t("title")} />
      <div className="w-full max-w-4xl px-4 pb-8 sm:px-6">
        <p className="mb-4 text-ink-muted">{t("lead")}</p>
        <UploadForm />
        <StaleNotice query={query} />
        <div className="mt-6">
          <PagedPanel
            query={query}
            caption={t("caption")}
            empty={
              <EmptyState icon={<FileClockIcon />} title={t("empty")}>
                {t("emptyText")}
              </EmptyState>
            }
            item={(each) => <ImportItem key={each.id} item={each} />}
          />
        </div>
      </div>
    </div>
  );
}
