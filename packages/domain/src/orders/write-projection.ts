import { sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";
import type { Order } from "./log-rules.ts";
import { project } from "./projection.ts";

/** Writes the rows of new orders, all in three statements. */
export async function insertProjection(tx: Transaction, orders: readonly Order[]): Promise<void> {
  const rows = orders.map(project);
  await insertInto(
    tx,
    "orders",
    rows.map(({ order }) => order),
  );
  await insertParts(tx, rows);
}

/** Writes the rows of orders that are there already anew. */
export async function updateProjection(tx: Transaction, orders: readonly Order[]): Promise<void> {
  const rows = orders.map(project);
  const [first] = rows;
  if (!first) return;
  const changing = Object.keys(first.order).filter((column) => column !== "id" && column !== "organisation_id");
  const json = JSON.stringify(rows.map(({ order }) => order));
  const assigned = changing.map((column) => sql`${sql.identifier(column)} = given.${sql.identifier(column)}`);
  await tx.execute(sql`
    update orders set ${sql.join(assigned, sql`, `)}
      from json_populate_recordset(null::orders, ${json}::json) given
     where orders.id = given.id and orders.organisation_id = given.organisation_id`);
  const ids = orders.map(({ id }) => id);
  await tx.execute(sql`delete from order_items where order_id = any(${sql.param(ids)}::uuid[])`);
  await tx.execute(sql`delete from order_stops where order_id = any(${sql.param(ids)}::uuid[])`);
  await tx.execute(sql`delete from order_legs where order_id = any(${sql.param(ids)}::uuid[])`);
  await insertParts(tx, rows);
}

async function insertParts(tx: Transaction, rows: ReturnType<typeof project>[]): Promise<void> {
  await insertInto(
    tx,
    "order_items",
    rows.flatMap(({ items }) => items),
  );
  await insertInto(
    tx,
    "order_stops",
    rows.flatMap(({ stops }) => stops),
  );
  await insertInto(
    tx,
    "order_legs",
    rows.flatMap(({ legs }) => legs),
  );
}

/** Rows by their columns, whole: thousands of them in one statement. */
async function insertInto(tx: Transaction, table: string, rows: readonly object[]): Promise<void> {
  const into = sql.identifier(table);
  await tx.execute(sql`
    insert into ${into} select * from json_populate_recordset(null::${into}, ${JSON.stringify(rows)}::json)`);
}
