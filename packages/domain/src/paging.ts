import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { DomainError } from "./errors.ts";

/** A page of a list; `nextCursor` is null on the last. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Where a page ended: the last row's sort value as Postgres writes it, and its id, which breaks ties. */
export type Key = [value: string, id: string];

/** What a list may be ordered by; a cursor's value is checked before it reaches a cast. */
const orderings = {
  text: { cast: sql`text`, Value: z.string().max(300) },
  number: { cast: sql`numeric`, Value: z.string().regex(/^-?\d{1,18}$/) },
  instant: { cast: sql`timestamptz`, Value: z.iso.datetime() },
};

export interface Order {
  by: SQL;
  /** What a cursor carries of it. */
  key: SQL<string>;
  of: keyof typeof orderings;
}

/** An order by text; nothing sorts first. */
export function byText(column: PgColumn): Order {
  // an index serves the bare column only
  const by = column.notNull ? sql`${column}` : sql`coalesce(${column}, '')`;
  return { by, key: sql`${by}`, of: "text" };
}

/** An order by a whole number that is never missing. */
export function byNumber(by: SQL): Order {
  return { by, key: sql`(${by})::text`, of: "number" };
}

/** An order by an instant that may be missing; nothing sorts first. */
export function byTime(column: PgColumn): Order {
  const by = sql`coalesce(floor(extract(epoch from ${column}) * 1000000), -1)`;
  return { by, key: sql`${by}::text`, of: "number" };
}

/** An order by an instant that is never missing, for which there is an index. */
export function byInstant(column: PgColumn): Order {
  const key = sql<string>`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return { by: sql`${column}`, key, of: "instant" };
}

/** Rows after a cursor, by the order and then by id. Throws `input.invalid` for a cursor that is none of ours. */
export function afterCursor(
  cursor: string | null | undefined,
  { by, of }: Order,
  id: PgColumn,
  direction: "asc" | "desc",
): SQL | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  const { cast, Value } = orderings[of];
  const [value, lastId] = readCursor(cursor, Value);
  const comparison = direction === "asc" ? sql`>` : sql`<`;
  return sql`(${by}, ${id}) ${comparison} (${value}::${cast}, ${lastId}::uuid)`;
}

/** What a cursor holds. Throws `input.invalid` for one that is none of ours. */
export function readKey(cursor: string, { of }: Order): Key {
  return readCursor(cursor, orderings[of].Value);
}

/** The order's columns for `orderBy`. */
export function ordered({ by }: Order, id: PgColumn, direction: "asc" | "desc"): [SQL, SQL] {
  const way = direction === "asc" ? sql`asc` : sql`desc`;
  return [sql`${by} ${way}`, sql`${id} ${way}`];
}

/** Cuts the row that was read beyond the limit, and names the place where the next page begins. */
export function page<Row, Item>(
  rows: Row[],
  { limit, keyOf, toItem }: { limit: number; keyOf: (row: Row) => Key; toItem: (row: Row) => Item },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor =
    last !== undefined && rows.length > limit ? Buffer.from(JSON.stringify(keyOf(last))).toString("base64url") : null;
  return { items: shown.map(toItem), nextCursor };
}

function readCursor(cursor: string, Value: z.ZodType<string>): Key {
  try {
    return z.tuple([Value, z.uuid()]).parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch (cause) {
    throw new DomainError("input.invalid", { fields: { cursor: { code: "invalid" } }, cause });
  }
}
