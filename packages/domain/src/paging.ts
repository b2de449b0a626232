import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "./errors.ts";

/** A page of a list; `nextCursor` is null on the last. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const Key = z.tuple([z.union([z.string(), z.number()]), z.string()]);
/** Where a page ended: the last row's sort value and its id, which breaks ties. */
export type Key = z.infer<typeof Key>;

/** Rows after a cursor, in the order of an expression and then of the id. Throws `input.invalid` for a foreign cursor. */
export function afterCursor(
  cursor: string | null | undefined,
  { by, id, direction, cast }: { by: SQL; id: SQL; direction: "asc" | "desc"; cast: SQL },
): SQL | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  const [value, lastId] = readCursor(cursor);
  const comparison = direction === "asc" ? sql.raw(">") : sql.raw("<");
  return sql`(${by}, ${id}) ${comparison} (${value}::${cast}, ${lastId}::uuid)`;
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

function readCursor(cursor: string): Key {
  try {
    return Key.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch (cause) {
    throw new DomainError("input.invalid", { fields: { cursor: { code: "invalid" } }, cause });
  }
}
