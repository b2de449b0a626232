import { toCsv } from "@cartage/ui/csv";
import type { DataColumn } from "@cartage/ui/data-column";
import { download } from "@cartage/ui/download";
import type { Page } from "./pages.ts";

/** Hands over everything that matches, not only what is on screen: page after page until the last. Returns the count. */
export async function exportRows<Row>(
  name: string,
  columns: readonly DataColumn<Row>[],
  fetchPage: (cursor: string | undefined) => Promise<Page<Row>>,
): Promise<number> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Row> = await fetchPage(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const lines = rows.map((row) => columns.map((column) => column.text(row)));
  const header = columns.map((column) => column.header);
  download(`${name}-${new Date().toISOString().slice(0, 10)}.csv`, toCsv(header, lines));
  return rows.length;
}
