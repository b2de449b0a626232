import { unzipSync } from "fflate";
import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";

/** What stands in a cell: a workbook tells numbers and dates from texts, a CSV file has texts only. */
export type Cell = string | number | Date;

/** The rows of a file with its header, as they stand; null is an empty cell. */
export type Sheet = (Cell | null)[][];

/** Of a workbook, unpacked: ten thousand rows are a tenth of it, and a few kilobytes may claim gigabytes. */
const mostUnpackedBytes = 64 * 2 ** 20;

/** A CSV file's text: commas, semicolons or tabs. */
export function sheetOfText(text: string): Sheet {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { skipEmptyLines: false });
  return data.map((cells) => cells.map(filled));
}

/** A CSV or XLSX file, by what it holds. Throws what its reader throws of a file that is neither, or swollen. */
export async function sheetOfFile(content: Uint8Array): Promise<Sheet> {
  const isArchive = content[0] === 0x50 && content[1] === 0x4b;
  if (!isArchive) return sheetOfText(new TextDecoder("utf-8", { fatal: true }).decode(content));
  if (unpackedBytes(content) > mostUnpackedBytes) throw new RangeError("A workbook unpacks to more than is read.");
  const rows = await readSheet(Buffer.from(content));
  return rows.map((cells) => cells.map(filled));
}

function filled(cell: unknown): Cell | null {
  if (cell === null || cell instanceof Date || typeof cell === "number") return cell;
  return String(cell).trim() || null;
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
