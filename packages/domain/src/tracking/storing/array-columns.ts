export type Cell = number | string | boolean | null;

/**
 * Rows turned into columns, each as the text of a Postgres array (PostgreSQL documentation, "Array Input and Output
 * Syntax"): one `unnest` stores thousands of rows, and the driver has nothing left to serialise.
 */
export class ArrayColumns {
  private readonly columns: string[];
  count = 0;

  constructor(width: number) {
    this.columns = new Array<string>(width).fill("");
  }

  add(row: readonly Cell[]): void {
    const separator = this.count === 0 ? "" : ",";
    for (let at = 0; at < this.columns.length; at++) {
      this.columns[at] += separator + arrayElement(row[at] ?? null);
    }
    this.count += 1;
  }

  get literals(): string[] {
    return this.columns.map((column) => `{${column}}`);
  }
}

function arrayElement(cell: Cell): string {
  if (cell === null) return "null";
  if (typeof cell !== "string") return String(cell);
  return `"${/["\\]/.test(cell) ? cell.replace(/["\\]/g, "\\$&") : cell}"`;
}
