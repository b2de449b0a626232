import { toCsv } from "@cartage/ui/csv";
import type { DataColumn } from "@cartage/ui/data-column";
import { download } from "@cartage/ui/download";
import type { Page } from "./pages.ts";

/** A column as a file has it. */
export type ExportedColumn<Row> = Pick<DataColumn<Row>, "header" | "text">;

type ExportOptions<Row> = {
  name: string;
  /** CSV has the columns as they read, JSON the rows as the API tells them. */
  kind: "csv" | "json";
  columns: readonly ExportedColumn<Row>[];
  fetchPage: (cursor: string | undefined) => Promise<Page<Row>>;
};

/** Hands over everything that matches, not only what is on screen: page after page until the last. Returns the count. */
export async function exportRows<Row>({ name, kind, columns, fetchPage }: ExportOptions<Row>): Promise<number> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Row> = await fetchPage(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const file = `${name}-${new Date().toISOString().slice(0, 10)}.${kind}`;
  if (kind === "json") download(file, JSON.stringify(rows, null, 2), "application/json");
  else
    download(
      file,
      toCsv(
        columns.map(({ header }) => header),
        rows.map((row) => columns.map(({ text }) => text(row))),
      ),
    );
  return rows.length;
}
