"use client";

import {
  type ColumnDef,
  columnVisibilityFeature,
  type RowData,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type ComponentType, type KeyboardEvent, type ReactNode, useMemo, useRef } from "react";
import { type DataColumn, shownColumns, type TableView } from "./data-column.ts";
import { DataTableHead } from "./data-table-head.tsx";
import { LoadMore } from "./load-more.tsx";
import { Skeleton } from "./skeleton.tsx";

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const rowHeightPx = 44;
const virtualFrom = 100;

export type RowLink = ComponentType<{ href: string; className?: string; children: ReactNode }>;

type DataTableProps<Row extends RowData> = {
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Where a row leads; its first cell is the link. */
  rowHref?: (row: Row) => string;
  link?: RowLink;
  view: TableView;
  onView: (change: Partial<TableView>) => void;
  isLoading: boolean;
  /** Shown in place of rows: empty, or failed. */
  instead?: ReactNode;
  more?: { label: string; onMore: () => void; isLoading: boolean } | undefined;
};

/** A list with columns: sorted by its head, walked with arrow keys, virtual beyond a hundred rows. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, rowHref, view, onView, isLoading, instead, more } = props;
  const scroller = useRef<HTMLElement>(null);
  const shown = shownColumns(columns, view.columns);
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: column.text,
          header: column.header,
          enableSorting: column.isSortable ?? false,
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    data: rows as Row[],
    columns: definitions,
    getRowId: rowId,
    manualSorting: true,
    state: {
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.some((column) => column.id === id)])),
      sorting: view.sort ? [{ id: view.sort, desc: view.direction === "desc" }] : [],
    },
  });
  const model = table.getRowModel().rows;
  const isVirtual = model.length > virtualFrom;
  const virtualizer = useVirtualizer({
    count: model.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  });
  const window = isVirtual ? virtualizer.getVirtualItems() : model.map((_, index) => ({ index }));
  const [first, last] = isVirtual ? [virtualizer.getVirtualItems()[0], virtualizer.getVirtualItems().at(-1)] : [];
  const focusRow = (index: number) => {
    if (isVirtual) virtualizer.scrollToIndex(index);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] [data-row-link]`)?.focus();
    });
  };

  return (
    <section
      ref={scroller}
      aria-label={caption}
      // without links inside, nothing else brings the keyboard here to scroll
      {...(!rowHref && { tabIndex: 0 })}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <table
        aria-rowcount={more ? -1 : model.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <caption className="sr-only">{caption}</caption>
        <DataTableHead columns={shown} view={view} onView={onView} />
        <tbody onKeyDown={(event) => walk(event, model.length, focusRow)}>
          {first && <Gap heightPx={first.start} />}
          {isLoading && <LoadingRows columns={shown} />}
          {window.map(({ index }) => {
            const row = model[index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                data-index={index}
                aria-rowindex={index + 2}
                className="group relative h-11 transition-colors hover:bg-hover has-[[data-row-link]:focus-visible]:bg-hover"
              >
                {row.getVisibleCells().map((cell, at) => {
                  const column = byId.get(cell.column.id);
                  // not by FlexRender of TanStack Table: for a new function it makes the cell anew, and an open menu is gone
                  const content = column?.cell(row.original);
                  return (
                    <td key={cell.id} className={clsx(cellClass, column && columnClass(column))}>
                      {at === 0 ? <FirstCell {...props} row={row.original} content={content} /> : content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {last && <Gap heightPx={virtualizer.getTotalSize() - last.end} />}
        </tbody>
      </table>
      {!isLoading && instead}
      {more && <LoadMore {...more} />}
    </section>
  );
}

const cellClass = "truncate border-line border-b px-2 md:px-3 first:pl-4 last:pr-4 sm:last:pr-6 sm:first:pl-6";

/** Alignment and presence of one column, the same in head, body and skeleton. */
function columnClass<Row>(column: DataColumn<Row>): string {
  return clsx(column.isNumber && "text-right", !column.isOnPhone && "max-md:hidden");
}

function FirstCell<Row extends RowData>({
  row,
  content,
  rowHref,
  link: Link,
}: DataTableProps<Row> & { row: Row; content: ReactNode }) {
  if (!rowHref || !Link) return content;
  return (
    <Link
      href={rowHref(row)}
      data-row-link=""
      className="block truncate font-medium text-ink outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
    >
      {content}
    </Link>
  );
}

function LoadingRows<Row>({ columns }: { columns: readonly DataColumn<Row>[] }) {
  return Array.from({ length: 12 }, (_, at) => (
    <tr key={at} className="h-11">
      {columns.map((column) => (
        <td key={column.id} className={clsx(cellClass, columnClass(column))}>
          <Skeleton className={clsx("h-3", column.skeleton ?? "w-24", column.isNumber && "ml-auto")} />
        </td>
      ))}
    </tr>
  ));
}

/** Stands for the rows that are not drawn. */
function Gap({ heightPx }: { heightPx: number }) {
  return (
    <tr>
      <td style={{ height: heightPx }} />
    </tr>
  );
}

/** Arrow keys, j and k go from row to row; Home and End to the ends. */
function walk(event: KeyboardEvent, count: number, focusRow: (index: number) => void): void {
  const here = Number((event.target as HTMLElement).closest<HTMLElement>("tr")?.dataset.index ?? -1);
  const goals: Record<string, number> = {
    ArrowDown: here + 1,
    j: here + 1,
    ArrowUp: here - 1,
    k: here - 1,
    Home: 0,
    End: count - 1,
  };
  const goal = goals[event.key];
  if (goal === undefined || goal < 0 || goal >= count || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  focusRow(goal);
}
