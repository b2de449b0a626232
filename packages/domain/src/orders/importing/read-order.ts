import type { FieldProblem } from "../../errors.ts";
import { fieldProblem } from "../../field-problem.ts";
import { type OrderContent, OrderContentInput } from "../inputs.ts";
import { columnOf, type ImportColumn } from "./column-rules.ts";
import { numberOf, textOf, wholeOf } from "./read-cells.ts";
import type { ImportCell, ImportRow } from "./read-table.ts";

export interface ImportFault {
  row: number;
  column: ImportColumn;
  /** What stood there. */
  found: string;
  problem: FieldProblem;
}

export interface ReadOptions {
  /** What a cell means as an instant, see `createInstants`. */
  instantOf(cell: ImportCell | undefined): number | null;
  /** What an item without a name is called. */
  noItem: string;
}

/** A row as an order, without its customer; or what is wrong with it, column by column. */
export function readOrder(
  { row, cells }: ImportRow,
  { instantOf, noItem }: ReadOptions,
): { content: OrderContent; faults: [] } | { content: null; faults: ImportFault[] } {
  const at = (column: ImportColumn) => instantOf(cells[column]);
  const stop = (kind: "pickup" | "delivery") => {
    const [lat, lon] = [numberOf(cells[`${kind}_lat`]), numberOf(cells[`${kind}_lon`])];
    const [from, until] = [at(`${kind}_from`), at(`${kind}_until`)];
    return {
      name: textOf(cells[`${kind}_name`]) ?? "",
      address: textOf(cells[`${kind}_address`]) ?? "",
      phone: textOf(cells[`${kind}_phone`]),
      place: lat === null && lon === null ? null : { latE7: degrees(lat), lonE7: degrees(lon) },
      window: from === null && until === null ? null : { from: from ?? undefined, until: until ?? undefined },
    };
  };
  const cash = wholeOf(cells.cash);
  const given = {
    reference: textOf(cells.reference),
    priority: textOf(cells.priority)?.toLowerCase() ?? "normal",
    pickup: stop("pickup"),
    delivery: {
      ...stop("delivery"),
      email: textOf(cells.delivery_email),
      instructions: textOf(cells.delivery_instructions),
    },
    items: [
      {
        kind: textOf(cells.item_kind)?.toLowerCase() ?? "parcel",
        description: textOf(cells.item) ?? noItem,
        quantity: wholeOf(cells.quantity) ?? 1,
        weightG: wholeOf(cells.weight_kg, 1_000) ?? 0,
        volumeCm3: wholeOf(cells.volume_l, 1_000) ?? 0,
        barcode: textOf(cells.barcode),
      },
    ],
    cash: cash === null ? null : { amountMinor: cash, currency: textOf(cells.currency) ?? "VND" },
    instructions: textOf(cells.instructions),
  };
  const read = OrderContentInput.safeParse(given);
  if (read.success) return { content: read.data, faults: [] };
  const faults = read.error.issues.map((issue): ImportFault => {
    const column = columnOf(issue.path.join("."));
    const found = textOf(cells[column])?.slice(0, 80) ?? "";
    const problem = fieldProblem(issue);
    // what stands there and means nothing is not missing
    return { row, column, found, problem: problem.code === "required" && found ? { code: "invalid" } : problem };
  });
  return { content: null, faults };
}

const degrees = (value: number | null) => (value === null ? Number.NaN : Math.round(value * 1e7));
