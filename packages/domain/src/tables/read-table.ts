import type { Cell, Sheet } from "./read-sheet.ts";

export interface TableRow<Column extends string = string> {
  /** As the file counts, the header being the first. */
  row: number;
  /** Those that are not empty. */
  cells: Partial<Record<Column, Cell>>;
}

export interface Table<Column extends string = string> {
  /** Empty ones are left out. */
  rows: TableRow<Column>[];
  missingColumns: Column[];
  /** What no column of ours is called; they are passed over. */
  unknownColumns: string[];
}

/** A sheet by the names of its header, in any order: "Delivery name" and "delivery_name" are the same. */
export function readTable<Column extends string>(
  [header = [], ...body]: Sheet,
  columns: { required: readonly Column[]; optional: readonly Column[] },
): Table<Column> {
  const known: readonly string[] = [...columns.required, ...columns.optional];
  const isKnown = (name: string): name is Column => known.includes(name);
  const names = header.map(nameOf);
  const rows = body.flatMap((values, at): TableRow<Column>[] => {
    if (values.every((value) => value === null)) return [];
    const cells: TableRow<Column>["cells"] = {};
    for (const [column, name] of names.entries()) {
      const value = values[column] ?? null;
      if (isKnown(name) && value !== null) cells[name] = value;
    }
    return [{ row: at + 2, cells }];
  });
  return {
    rows,
    missingColumns: columns.required.filter((name) => !names.includes(name)),
    unknownColumns: [...new Set(names.filter((name) => name !== "" && !isKnown(name)))],
  };
}

const nameOf = (header: Cell | null) =>
  String(header ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** A cell's text; null where it is empty. */
export function textOf(cell: Cell | undefined): string | null {
  if (cell === undefined) return null;
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
