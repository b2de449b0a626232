import type { ReactNode } from "react";

/** One column: what a cell shows, and what the same cell says in a CSV file. */
export type DataColumn<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  text: (row: Row) => string | number | null;
  isSortable?: boolean;
  isNumber?: boolean;
  /** Hidden until someone asks for it. */
  isExtra?: boolean;
  /** Also shown on a phone. */
  isOnPhone?: boolean;
  /** Width as Tailwind classes, for the table's fixed layout. */
  width: string;
  /** How a loading cell looks: the width of its bar. */
  skeleton?: string;
};

/** What of a list stands in the address. `columns` null means the usual ones. */
export type TableView = {
  search: string;
  sort: string | null;
  direction: "asc" | "desc";
  columns: string[] | null;
};

/** The columns that are shown; the first one always is, for it names the row. */
export function shownColumns<Row>(columns: readonly DataColumn<Row>[], chosen: string[] | null): DataColumn<Row>[] {
  return columns.filter((column, at) => at === 0 || (chosen ? chosen.includes(column.id) : !column.isExtra));
}
