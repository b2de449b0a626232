import type { FieldProblem } from "../../errors.ts";
import { fieldProblem } from "../../field-problem.ts";
import { counted, degrees, measured, type NumberKind, readNumber } from "../../tables/number-rules.ts";
import type { Cell } from "../../tables/read-sheet.ts";
import { textOf } from "../../tables/read-table.ts";
import { type OrderContent, OrderContentInput } from "../inputs.ts";
import { minorPerMajor } from "../money-rules.ts";
import { columnOf, type ImportColumn } from "./column-rules.ts";
import type { ImportRow } from "./read-rows.ts";

export interface ImportFault {
  row: number;
  column: ImportColumn;
  /** What stood there. */
  found: string;
  problem: FieldProblem;
}

export interface ReadOptions {
  /** What a cell means as an instant, see `createInstants`. */
  instantOf(cell: Cell | undefined): number | null;
  /** What an item without a name is called. */
  noItem: string;
}

/** A row as an order, without its customer; or what is wrong with it, column by column. */
export function readOrder(
  { row, cells }: ImportRow,
  { instantOf, noItem }: ReadOptions,
): { content: OrderContent; faults: [] } | { content: null; faults: ImportFault[] } {
  const at = (column: ImportColumn) => instantOf(cells[column]);
  const ambiguous = new Map<ImportColumn, FieldProblem>();
  const number = (column: ImportColumn, kind: NumberKind, times = 1): number | null => {
    const cell = cells[column];
    if (cell === undefined) return null;
    const read = typeof cell === "number" ? cell : readNumber(textOf(cell) ?? "", kind);
    if (typeof read === "number") return times === 1 ? read : Math.round(read * times);
    ambiguous.set(column, { code: "number_ambiguous", values: { ...read } });
    return Number.NaN;
  };
  const stop = (kind: "pickup" | "delivery") => {
    const [latE7, lonE7] = [number(`${kind}_lat`, degrees, 1e7), number(`${kind}_lon`, degrees, 1e7)];
    const [from, until] = [at(`${kind}_from`), at(`${kind}_until`)];
    return {
      name: textOf(cells[`${kind}_name`]) ?? "",
      address: textOf(cells[`${kind}_address`]) ?? "",
      phone: textOf(cells[`${kind}_phone`]),
      instructions: textOf(cells[`${kind}_instructions`]),
      place: latE7 === null && lonE7 === null ? null : { latE7: latE7 ?? undefined, lonE7: lonE7 ?? undefined },
      window: from === null && until === null ? null : { from: from ?? undefined, until: until ?? undefined },
    };
  };
  const currency = textOf(cells.currency) ?? "VND";
  const minor = minorPerMajor(currency);
  const amountMinor = number("cash", { hasThousands: true, decimals: Math.log10(minor) }, minor);
  const given = {
    reference: textOf(cells.reference),
    priority: textOf(cells.priority)?.toLowerCase() ?? "normal",
    pickup: stop("pickup"),
    delivery: {
      ...stop("delivery"),
      email: textOf(cells.delivery_email),
    },
    items: [
      {
        kind: textOf(cells.item_kind)?.toLowerCase() ?? "parcel",
        description: textOf(cells.item) ?? noItem,
        quantity: number("quantity", counted) ?? 1,
        weightG: number("weight_kg", measured, 1_000) ?? 0,
        volumeCm3: number("volume_l", measured, 1_000) ?? 0,
        barcode: textOf(cells.barcode),
      },
    ],
    skills: (textOf(cells.skills) ?? "").split(/[;,]/).filter((word) => word.trim() !== ""),
    cash: amountMinor === null ? null : { amountMinor, currency },
    instructions: textOf(cells.instructions),
  };
  const read = OrderContentInput.safeParse(given);
  if (read.success) return { content: read.data, faults: [] };
  const faults = read.error.issues.map((issue): ImportFault => {
    const column = columnOf(issue.path.join("."));
    const found = textOf(cells[column])?.slice(0, 80) ?? "";
    const problem = ambiguous.get(column) ?? fieldProblem(issue);
    // what stands there and means nothing is not missing
    return { row, column, found, problem: problem.code === "required" && found ? { code: "invalid" } : problem };
  });
  return { content: null, faults };
}
