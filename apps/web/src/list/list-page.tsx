"use client";

import { Button } from "@cartage/ui/button";
import type { DataColumn } from "@cartage/ui/data-column";
import { DataTable } from "@cartage/ui/data-table";
import { DataTableToolbar } from "@cartage/ui/data-table-toolbar";
import { EmptyState } from "@cartage/ui/empty-state";
import { PageHeader } from "@cartage/ui/page-header";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { RowData } from "@tanstack/react-table";
import { SearchXIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { RouterLink } from "../shell/router-link.tsx";
import { exportRows } from "./export-rows.ts";
import { type Page, pagesOf } from "./pages.ts";
import { QueryFailure, StaleNotice } from "./query-failure.tsx";
import { useFailureToast } from "./use-failure-toast.ts";
import { useTableView } from "./use-table-view.ts";

type ListPageProps<Row> = {
  /** Names the CSV file. */
  name: string;
  title: string;
  /** To the list that this one is a part of. */
  back?: ReactNode;
  columns: DataColumn<Row>[];
  /** Where a row leads, if it has a page. */
  rowHref?: (row: Row) => string;
  pages: { key: readonly unknown[]; fetchPage: (cursor: string | undefined, limit?: number) => Promise<Page<Row>> };
  /** What can be added, for those who may. */
  add?: ReactNode;
  filters?: ReactNode;
  /** What stands between the toolbar and the rows. */
  above?: ReactNode;
  isFiltered: boolean;
  /** Whether all that matches can be had as JSON too, with everything the API tells. */
  alsoAsJson?: boolean;
  onClear: () => void;
  empty: { icon: ReactNode; title: string; text: string };
  labels: { search: string; noMatch: string; noMatchText: string; clear: string };
};

const exportPageSize = 200;

/** A page that is a list: its name, filter, columns, rows, and every state these can be in. */
export function ListPage<Row extends RowData & { id: string }>(props: ListPageProps<Row>) {
  const { name, title, columns, rowHref, pages, add, filters, above, isFiltered, onClear, alsoAsJson, empty, labels } =
    props;
  const failed = useFailureToast();
  const t = useTranslations("web.common");
  const [view, changeView] = useTableView();
  const query = useInfiniteQuery(pagesOf(pages.key, (cursor) => pages.fetchPage(cursor)));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const exportAs = (kind: "csv" | "json") =>
    exportRows({ name, kind, columns, fetchPage: (cursor) => pages.fetchPage(cursor, exportPageSize) }).then(
      (count) => toast(t("exported", { count })),
      failed,
    );
  return (
    <div className="flex h-full flex-col">
      <PageHeader back={props.back} title={title} actions={rows.length > 0 || isFiltered ? add : null} />
      <DataTableToolbar
        columns={columns}
        view={view}
        onView={changeView}
        filters={filters}
        exports={[
          { label: t("exportCsv"), onExport: () => exportAs("csv") },
          ...(alsoAsJson ? [{ label: t("exportJson"), onExport: () => exportAs("json") }] : []),
        ]}
        labels={{ search: labels.search, columns: t("columns") }}
      />
      {above}
      {query.data && <StaleNotice query={query} />}
      <DataTable
        caption={title}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        {...(rowHref && { rowHref, link: RouterLink })}
        view={{ ...view, sort: view.sort ?? "name" }}
        onView={changeView}
        isLoading={query.isPending}
        instead={
          query.isError && !query.data ? (
            <QueryFailure query={query} />
          ) : rows.length > 0 ? null : isFiltered ? (
            <EmptyState
              icon={<SearchXIcon />}
              title={labels.noMatch}
              action={<Button onClick={onClear}>{labels.clear}</Button>}
            >
              {labels.noMatchText}
            </EmptyState>
          ) : (
            <EmptyState icon={empty.icon} title={empty.title} action={add}>
              {empty.text}
            </EmptyState>
          )
        }
        more={
          query.hasNextPage
            ? { label: t("more"), onMore: () => void query.fetchNextPage(), isLoading: query.isFetchingNextPage }
            : undefined
        }
      />
    </div>
  );
}
