"use client";

import type { TableView } from "@cartage/ui/data-column";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";

const parsers = {
  q: parseAsString.withDefault(""),
  sort: parseAsString,
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  cols: parseAsArrayOf(parseAsString),
};

/** A list's filter, order and columns, kept in the address so that it can be sent to a colleague. */
export function useTableView(): [TableView, (change: Partial<TableView>) => void] {
  const [{ q, sort, dir, cols }, setState] = useQueryStates(parsers, { history: "replace" });
  const view = useMemo(() => ({ search: q, sort, direction: dir, columns: cols }), [q, sort, dir, cols]);
  const change = useCallback(
    (to: Partial<TableView>) =>
      void setState({
        ...(to.search !== undefined && { q: to.search || null }),
        ...(to.sort !== undefined && { sort: to.sort }),
        ...(to.direction !== undefined && { dir: to.direction }),
        ...(to.columns !== undefined && { cols: to.columns }),
      }),
    [setState],
  );
  return [view, change];
}
