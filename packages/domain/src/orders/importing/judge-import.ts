import { customers } from "@cartage/db/schema/customers";
import { orders } from "@cartage/db/schema/orders";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { FieldProblem } from "../../errors.ts";
import { textOf } from "../../tables/read-table.ts";
import type { OrderContent } from "../inputs.ts";
import type { OrderCustomer } from "../log-rules.ts";
import { readHeaviestG } from "../read-heaviest.ts";
import { tooHeavy } from "../refuse-too-heavy.ts";
import { tooHeavyLines } from "../rules.ts";
import type { ImportColumn } from "./column-rules.ts";
import { placeStops } from "./place-stops.ts";
import { createInstants } from "./read-instants.ts";
import { type ImportFault, readOrder } from "./read-order.ts";
import type { ImportRow } from "./read-rows.ts";

export interface ReadyRow {
  row: number;
  content: OrderContent;
  customer: OrderCustomer | null;
}

export interface JudgedImport {
  rows: number;
  ready: ReadyRow[];
  faults: ImportFault[];
  /** Rows whose reference names an order that is there already: the file came before. */
  present: { row: number; orderId: string; number: number }[];
}

/** Looks at every row of a file: what is ready, what is wrong with the others, and what is there already. */
export async function judgeImport(
  ctx: Context,
  organisationId: string,
  given: { rows: readonly ImportRow[]; timeZone: string; noItem: string },
): Promise<JudgedImport> {
  const customerOf = await readCustomers(ctx, organisationId, given.rows);
  const heaviestG = await readHeaviestG(ctx, organisationId);
  const { ready, faults } = readRows({ ...given, heaviestG }, customerOf);
  const there = await findPresent(ctx, organisationId, ready);
  const taken = await findBarcodes(ctx, organisationId, ready);
  const present = ready.flatMap(({ row, content, customer }) => {
    const order = there.get(keyOf(content.reference, customer) ?? "");
    return order ? [{ row, ...order }] : [];
  });
  const presentRows = new Set(present.map(({ row }) => row));
  const isTaken = ({ content }: ReadyRow) => taken.has(content.items[0]?.barcode ?? "");
  for (const one of ready) {
    if (presentRows.has(one.row) || !isTaken(one)) continue;
    const found = one.content.items[0]?.barcode ?? "";
    faults.push({ row: one.row, column: "barcode", found, problem: { code: "order.barcode_taken" } });
  }
  const taking = ready.filter((one) => !presentRows.has(one.row) && !isTaken(one));
  return {
    rows: given.rows.length,
    ready: await placeStops(ctx, organisationId, taking),
    faults: faults.sort((one, other) => one.row - other.row),
    present,
  };
}

/** What the file alone shows. */
function readRows(
  given: { rows: readonly ImportRow[]; timeZone: string; noItem: string; heaviestG: number | null },
  customerOf: ReadonlyMap<string, OrderCustomer>,
): Pick<JudgedImport, "ready" | "faults"> {
  const faults: ImportFault[] = [];
  const ready: ReadyRow[] = [];
  const isRepeated = createRepeats();
  const instantOf = createInstants(given.timeZone);
  const { heaviestG } = given;
  for (const row of given.rows) {
    const fault = (column: ImportColumn, problem: FieldProblem) =>
      faults.push({ row: row.row, column, found: textOf(row.cells[column]) ?? "", problem });
    const named = textOf(row.cells.customer);
    const customer = named === null ? null : customerOf.get(named.toLowerCase());
    const { content, faults: own } = readOrder(row, { instantOf, noItem: given.noItem });
    faults.push(...own);
    if (customer === undefined) fault("customer", { code: "customer.unknown" });
    if (!content || customer === undefined) continue;
    const repeated = isRepeated(content, customer);
    if (repeated === "reference") fault("reference", { code: "order.reference_taken" });
    else if (repeated === "barcode") fault("barcode", { code: "order.barcode_taken" });
    else if (heaviestG !== null && tooHeavyLines(content.items, heaviestG).length > 0)
      fault("weight_kg", tooHeavy(heaviestG));
    else ready.push({ row: row.row, content: { ...content, customerId: customer?.id ?? null }, customer });
  }
  return { ready, faults };
}

/** Tells what of an order an earlier row of the file had already. */
function createRepeats() {
  const references = new Set<string>();
  const barcodes = new Set<string>();
  return (content: OrderContent, customer: OrderCustomer | null): "reference" | "barcode" | null => {
    const reference = keyOf(content.reference, customer);
    const barcode = content.items[0]?.barcode ?? null;
    if (reference !== null && references.has(reference)) return "reference";
    if (barcode !== null && barcodes.has(barcode)) return "barcode";
    if (reference !== null) references.add(reference);
    if (barcode !== null) barcodes.add(barcode);
    return null;
  };
}

const keyOf = (reference: string | null, customer: OrderCustomer | null) =>
  reference === null ? null : `${customer?.id ?? ""} ${reference}`;

/** Customers by what the rows call them: their code or their name, in small letters. */
async function readCustomers({ session: { db } }: Context, organisationId: string, rows: readonly ImportRow[]) {
  const names = [...new Set(rows.flatMap(({ cells }) => textOf(cells.customer)?.toLowerCase() ?? []))];
  const found = new Map<string, OrderCustomer>();
  if (names.length === 0) return found;
  const known = await db
    .select({ id: customers.id, name: customers.name, code: customers.code })
    .from(customers)
    .where(
      and(
        eq(customers.organisationId, organisationId),
        isNull(customers.archivedAt),
        sql`(lower(${customers.name}) = any(${sql.param(names)}::text[]) or lower(${customers.code}) = any(${sql.param(names)}::text[]))`,
      ),
    );
  for (const { id, name, code } of known)
    for (const called of [name, code]) if (called !== null) found.set(called.toLowerCase(), { id, name });
  return found;
}

async function findPresent({ session: { db } }: Context, organisationId: string, ready: readonly ReadyRow[]) {
  const references = [...new Set(ready.flatMap(({ content }) => content.reference ?? []))];
  if (references.length === 0) return new Map<string, { orderId: string; number: number }>();
  const ids = [...new Set(ready.map(({ customer }) => customer?.id ?? null))];
  const known = ids.filter((id) => id !== null);
  const rows = await db
    .select({ id: orders.id, number: orders.number, reference: orders.reference, customerId: orders.customerId })
    .from(orders)
    .where(
      and(
        eq(orders.organisationId, organisationId),
        sql`(${orders.customerId} = any(${sql.param(known)}::uuid[]) or (${ids.includes(null)} and ${orders.customerId} is null))`,
        sql`${orders.reference} = any(${sql.param(references)}::text[])`,
      ),
    );
  return new Map(
    rows.map(({ id, number, reference, customerId }) => [`${customerId ?? ""} ${reference}`, { orderId: id, number }]),
  );
}

async function findBarcodes({ session: { sql: query } }: Context, organisationId: string, ready: readonly ReadyRow[]) {
  const barcodes = ready.flatMap(({ content }) => content.items[0]?.barcode ?? []);
  if (barcodes.length === 0) return new Set<string>();
  const rows = await query<{ barcode: string }[]>`
    select barcode from order_items where organisation_id = ${organisationId} and barcode = any(${barcodes})`;
  return new Set(rows.map(({ barcode }) => barcode));
}
