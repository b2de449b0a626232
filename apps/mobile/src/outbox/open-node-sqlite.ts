import { DatabaseSync } from "node:sqlite";
import type { SqliteDatabase } from "./sqlite-position-store.ts";

/** Node's own SQLite behind the part of expo-sqlite that the store uses, for tests. */
export function openNodeSqlite(file: string): SqliteDatabase {
  const database = new DatabaseSync(file);
  return {
    execAsync: async (sql) => database.exec(sql),
    runAsync: async (sql, ...values) => ({
      lastInsertRowId: Number(database.prepare(sql).run(...values).lastInsertRowid),
    }),
    getAllAsync: async <Row>(sql: string, ...values: (string | number)[]) =>
      database.prepare(sql).all(...values) as Row[],
    getFirstAsync: async <Row>(sql: string, ...values: (string | number)[]) =>
      (database.prepare(sql).get(...values) ?? null) as Row | null,
    closeAsync: async () => database.close(),
  };
}
