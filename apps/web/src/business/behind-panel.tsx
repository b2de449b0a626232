"use client";

import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { DownloadIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ExportedColumn, exportRows } from "../list/export-rows.ts";
import { PagedPanel } from "../list/paged-panel.tsx";
import { type Page, pagesOf } from "../list/pages.ts";
import { useFailureToast } from "../list/use-failure-toast.ts";

type BehindPanelProps<Row> = {
  /** Of the file. */
  name: string;
  title: string;
  /** What of them is shown, behind the title. */
  narrowedTo?: ReactNode;
  filter?: ReactNode;
  queryKey: QueryKey;
  fetchPage: (cursor: string | undefined, limit: number) => Promise<Page<Row>>;
  /** What the file has. */
  columns: readonly ExportedColumn<Row>[];
  empty: string;
  item: (row: Row) => ReactNode;
};

/** The rows that figures were counted of, page by page, and all of them as a file. */
export function BehindPanel<Row>(props: BehindPanelProps<Row>) {
  const { name, title, narrowedTo, filter, queryKey, fetchPage, columns, empty, item } = props;
  const t = useTranslations("web.business");
  const tCommon = useTranslations("web.common");
  const failed = useFailureToast();
  const query = useInfiniteQuery(pagesOf(queryKey, (cursor) => fetchPage(cursor, 20)));
  const exportAll = () =>
    exportRows({ name, kind: "csv", columns, fetchPage: (cursor) => fetchPage(cursor, 200) }).then(
      (count) => toast(tCommon("exported", { count })),
      failed,
    );
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="flex-1 font-semibold">
          {title}
          {narrowedTo && <span className="font-normal text-ink-muted"> · {narrowedTo}</span>}
        </h2>
        {filter}
        <Button size="small" onClick={() => void exportAll()}>
          <DownloadIcon />
          {t("csv")}
        </Button>
      </div>
      <PagedPanel
        query={query}
        caption={title}
        empty={<p className="rounded-panel border border-line bg-surface p-4 text-ink-muted">{empty}</p>}
        item={item}
      />
    </section>
  );
}
