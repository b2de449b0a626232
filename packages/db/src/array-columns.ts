import type postgres from "postgres";
import { ArrayColumn, type Cell, type ElementType } from "./array-column.ts";

/** Rows turned into columns, each a Postgres array: one `unnest` takes thousands of rows. */
export class ArrayColumns {
  readonly columns: readonly ArrayColumn[];

  constructor(types: readonly ElementType[]) {
    this.columns = types.map((type) => new ArrayColumn(type));
  }

  get count(): number {
    return this.columns[0]?.count ?? 0;
  }

  add(row: readonly Cell[]): void {
    for (const [at, column] of this.columns.entries()) column.add(row[at] ?? null);
  }

  parameters(sql: postgres.Sql): ArrayParameter[] {
    return toParameters(sql, this.columns);
  }
}

export type ArrayParameter = postgres.Parameter<Uint8Array>;

/** Columns as the parameters of a statement. */
export function toParameters(sql: postgres.Sql, columns: readonly ArrayColumn[]): ArrayParameter[] {
  // bytes go as they are: see the patch of postgres.js, docs/adr/0006
  return columns.map(({ bytes, arrayOid }) => sql.typed(bytes as never, arrayOid) as unknown as ArrayParameter);
}
