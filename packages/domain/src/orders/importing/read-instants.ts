import type { Cell } from "../../tables/read-sheet.ts";
import { textOf } from "../../tables/read-table.ts";
import { instantAt } from "../local-time-rules.ts";

/**
 * Reads instants in a zone: null where a cell is empty, NaN where it is none. Files have the same ones again and again, and
 * a zone's clocks are slow to ask.
 */
export function createInstants(timeZone: string): (cell: Cell | undefined) => number | null {
  const known = new Map<string, number | null>();
  return (cell) => {
    if (typeof cell !== "string") return instantOf(cell, timeZone);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const at = instantOf(cell, timeZone);
    known.set(cell, at);
    return at;
  };
}

/** "2026-12-24 08:30", "24/12/2026 8:30" on the clocks of a zone, ISO 8601 with an offset, or a spreadsheet's date. */
function instantOf(cell: Cell | undefined, timeZone: string): number | null {
  // a spreadsheet's date has no zone: it reads as one in UTC
  const text = cell instanceof Date ? cell.toISOString().slice(0, 16) : textOf(cell);
  if (text === null) return null;
  if (/T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return Date.parse(text);
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)[ T](\d\d?):(\d\d)/.exec(text);
  const local = /^(\d\d?)[/.](\d\d?)[/.](\d{4}) (\d\d?):(\d\d)/.exec(text);
  const [year, month, day, hour, minute] = iso?.slice(1) ?? (local && reordered(local.slice(1))) ?? [];
  if (!year || !month || !day) return Number.NaN;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (Number.isNaN(Date.parse(date))) return Number.NaN;
  return instantAt(date, Number(hour) * 60 + Number(minute), timeZone);
}

const reordered = ([day, month, year, hour, minute]: string[]) => [year, month, day, hour, minute];
