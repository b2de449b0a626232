"use client";

import clsx from "clsx";
import { ArrowDownIcon, ArrowUpIcon, ChevronsUpDownIcon } from "lucide-react";
import type { DataColumn, TableView } from "./data-column.ts";

type HeadProps<Row> = {
  columns: readonly DataColumn<Row>[];
  view: TableView;
  onView: (change: Partial<TableView>) => void;
};

/** The head of a list; pressing a name sorts by it, pressing again turns the order. */
export function DataTableHead<Row>({ columns, view, onView }: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const isSorted = view.sort === column.id;
          const Arrow = !isSorted ? ChevronsUpDownIcon : view.direction === "asc" ? ArrowUpIcon : ArrowDownIcon;
          return (
            <th
              key={column.id}
              scope="col"
              {...(isSorted && { "aria-sort": view.direction === "asc" ? "ascending" : "descending" })}
              className={clsx(
                "sticky top-0 z-10 h-9 truncate border-line border-b bg-surface px-2 text-left md:px-3 font-medium text-caption text-ink-muted first:pl-4 last:pr-4 sm:last:pr-6 sm:first:pl-6",
                column.width,
                column.isNumber && "text-right",
                !column.isOnPhone && "max-md:hidden",
              )}
            >
              {column.isSortable ? (
                <button
                  type="button"
                  className={clsx(
                    "group/sort inline-flex h-7 max-w-full items-center gap-1 rounded-small hover:text-ink",
                    isSorted && "text-ink",
                  )}
                  onClick={() =>
                    onView({ sort: column.id, direction: isSorted && view.direction === "asc" ? "desc" : "asc" })
                  }
                >
                  <span className="truncate">{column.header}</span>
                  <Arrow
                    className={clsx(
                      "size-3 shrink-0",
                      !isSorted && "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100",
                    )}
                  />
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
