"use client";

import { LoadMore } from "@cartage/ui/load-more";
import { Skeleton } from "@cartage/ui/skeleton";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import type { Page } from "./pages.ts";
import { QueryFailure } from "./query-failure.tsx";

type PagedPanelProps<Row> = {
  query: ComponentProps<typeof QueryFailure>["query"] & {
    data: { pages: Page<Row>[] } | undefined;
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  caption: string;
  /** Said above the rows. */
  lead?: string;
  /** Instead of rows where there are none. */
  empty: ReactNode;
  /** One row, as a list item. */
  item: (row: Row) => ReactNode;
};

/** Rows in a panel that grows page by page, with every state it can be in. */
export function PagedPanel<Row>({ query, caption, lead, empty, item }: PagedPanelProps<Row>) {
  const more = useTranslations("web.common")("more");
  if (query.isPending) return <PanelSkeleton />;
  if (!query.data) return <QueryFailure query={query} />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return empty;
  return (
    <>
      {lead && <p className="mb-3 text-ink-muted">{lead}</p>}
      <ul aria-label={caption} className="divide-y divide-line rounded-panel border border-line bg-surface">
        {rows.map(item)}
      </ul>
      {query.hasNextPage && (
        <LoadMore label={more} onMore={() => void query.fetchNextPage()} isLoading={query.isFetchingNextPage} />
      )}
    </>
  );
}

function PanelSkeleton() {
  return (
    <div className="divide-y divide-line rounded-panel border border-line">
      {["one", "two", "three"].map((key) => (
        <div key={key} className="p-4">
          <Skeleton className="h-3 w-56 max-w-full" />
          <Skeleton className="mt-3 h-3 w-80 max-w-full" />
        </div>
      ))}
    </div>
  );
}
