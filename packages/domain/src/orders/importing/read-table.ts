import { unzipSync } from "fflate";
import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import { DomainError } from "../../errors.ts";
import { type ImportColumn, importColumns, neededColumns } from "./column-rules.ts";

export type ImportCell = string | Date | null;

export interface ImportRow {
  /** As the file counts, the header being the first. */
  row: number;
  cells: Partial<Record<ImportColumn, ImportCell>>;
}

const mostRows = 10_000;
/** Of a workbook, unpacked: ten thousand rows are a tenth of it, and a few kilobytes may claim gigabytes. */
const mostUnpackedBytes = 64 * 2 ** 20;

/** The rows of a CSV or XLSX file, by what it holds. Throws `order_import.unreadable`, `order_import.too_many_rows`. */
export async function readTable(content: Uint8Array): Promise<ImportRow[]> {
  const [header = [], ...rows] = await readCells(content);
  const columns = header.map((name) => nameOf(name));
  if (neededColumns.some((column) => !columns.includes(column))) throw new DomainError("order_import.unreadable");
  const filled = rows.flatMap((cells, at): ImportRow[] => {
    if (cells.every((cell) => cell === null || cell === "")) return [];
    const named = columns.flatMap((column, place) => (column ? [[column, cells[place] ?? null] as const] : []));
    return [{ row: at + 2, cells: Object.fromEntries(named) }];
  });
  if (filled.length > mostRows) throw new DomainError("order_import.too_many_rows");
  if (filled.length === 0) throw new DomainError("order_import.unreadable");
  return filled;
}

/** "Delivery name" and "delivery_name" are the same. */
function nameOf(header: ImportCell): ImportColumn | null {
  const name = String(header ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return importColumns.find((column) => column === name) ?? null;
}

async function readCells(content: Uint8Array): Promise<ImportCell[][]> {
  // a workbook is a zip archive
  if (content[0] === 0x50 && content[1] === 0x4b) return readWorkbook(content);
  const text = new TextDecoder("utf-8", { fatal: true });
  try {
    const { data } = Papa.parse<string[]>(text.decode(content), { skipEmptyLines: false });
    return data.map((cells) => cells.map((cell) => cell.trim()));
  } catch (cause) {
    throw new DomainError("order_import.unreadable", { cause });
  }
}

async function readWorkbook(content: Uint8Array): Promise<ImportCell[][]> {
  try {
    if (unpackedBytes(content) > mostUnpackedBytes) throw new RangeError("A workbook unpacks to more than is read.");
    const rows = await readSheet(Buffer.from(content));
    return rows.map((cells) =>
      cells.map((cell) => (cell === null || cell instanceof Date ? cell : String(cell).trim())),
    );
  } catch (cause) {
    throw new DomainError("order_import.unreadable", { cause });
  }
}

/** As the archive's directory says; nothing is unpacked. */
function unpackedBytes(archive: Uint8Array): number {
  let bytes = 0;
  unzipSync(archive, {
    filter({ originalSize }) {
      bytes += originalSize;
      return false;
    },
  });
  return bytes;
}
