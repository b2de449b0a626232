import { type SQL, sql } from "drizzle-orm";

/** Whether a text holds what was searched for, letters of either case; wildcards in it stand for themselves. */
export function contains(text: SQL, searched: string | undefined): SQL | undefined {
  if (searched === undefined || searched === "") return undefined;
  const pattern = `%${searched.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`${text} ilike ${pattern}`;
}
