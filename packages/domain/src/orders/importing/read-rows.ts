import { DomainError } from "../../errors.ts";
import { type Sheet, sheetOfFile } from "../../tables/read-sheet.ts";
import { readTable, type TableRow } from "../../tables/read-table.ts";
import { type ImportColumn, importColumns, neededColumns } from "./column-rules.ts";

export type ImportRow = TableRow<ImportColumn>;

const mostRows = 10_000;

/** The rows of a CSV or XLSX file of orders. Throws `order_import.unreadable`, `order_import.too_many_rows`. */
export async function readRows(content: Uint8Array): Promise<ImportRow[]> {
  const sheet = await sheetOfFile(content).catch((cause: unknown): Sheet => {
    throw new DomainError("order_import.unreadable", { cause });
  });
  const { rows, missingColumns } = readTable(sheet, { required: neededColumns, optional: importColumns });
  if (missingColumns.length > 0 || rows.length === 0) throw new DomainError("order_import.unreadable");
  if (rows.length > mostRows) throw new DomainError("order_import.too_many_rows");
  return rows;
}
