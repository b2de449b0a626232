"use client";

import { EmptyState } from "@cartage/ui/empty-state";
import { LoadMore } from "@cartage/ui/load-more";
import { Skeleton } from "@cartage/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { SendIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { pagesOf } from "../../list/pages.ts";
import { QueryFailure } from "../../list/query-failure.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { InstructionItem } from "./instruction-item.tsx";

const refreshMs = 2_000;

/** What was asked of a device and what became of it, newest first, kept up to date. */
export function Instructions({ deviceId }: { deviceId: string }) {
  const t = useTranslations("web.instructions");
  const tCommon = useTranslations("web.common");
  const client = useTRPCClient();
  const query = useInfiniteQuery({
    ...pagesOf(useTRPC().fleet.instructions.list.queryKey({ deviceId }), (cursor) =>
      client.fleet.instructions.list.query({ deviceId, ...(cursor && { cursor }) }),
    ),
    refetchInterval: refreshMs,
  });
  if (query.isPending)
    return (
      <div className="max-w-5xl space-y-3 p-4 sm:p-6">
        {["one", "two", "three"].map((key) => (
          <div key={key} className="rounded-panel border border-line p-4">
            <Skeleton className="h-3 w-56" />
            <Skeleton className="mt-3 h-3 w-80 max-w-full" />
          </div>
        ))}
      </div>
    );
  if (query.isError && !query.data) return <QueryFailure query={query} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return (
      <EmptyState icon={<SendIcon />} title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <div className="max-w-5xl p-4 sm:p-6">
      <ul aria-label={t("caption")} className="divide-y divide-line rounded-panel border border-line bg-surface">
        {items.map((instruction) => (
          <InstructionItem key={instruction.id} instruction={instruction} />
        ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore
          label={tCommon("more")}
          onMore={() => void query.fetchNextPage()}
          isLoading={query.isFetchingNextPage}
        />
      )}
    </div>
  );
}
