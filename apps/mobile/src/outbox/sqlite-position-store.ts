import type { NumberedPosition, PositionStore } from "./position-store.ts";

/** The part of expo-sqlite's database that the store needs. */
export type SqliteDatabase = {
  execAsync(sql: string): Promise<void>;
  runAsync(sql: string, ...values: (string | number)[]): Promise<{ lastInsertRowId: number }>;
  getAllAsync<Row>(sql: string, ...values: (string | number)[]): Promise<Row[]>;
  getFirstAsync<Row>(sql: string, ...values: (string | number)[]): Promise<Row | null>;
  closeAsync(): Promise<void>;
};

// `autoincrement` keeps SQLite from giving the number of a removed row again; `full` survives a battery pulled out.
const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table if not exists positions (
    seq integer primary key autoincrement,
    fix_time integer not null,
    body text not null
  );
`;

/** Keeps positions in SQLite. */
export async function createSqlitePositionStore(database: SqliteDatabase): Promise<PositionStore> {
  await database.execAsync(SCHEMA);

  return {
    async append(position) {
      const sql = "insert into positions (fix_time, body) values (?, ?)";
      const { lastInsertRowId } = await database.runAsync(sql, position.t, JSON.stringify(position));
      return lastInsertRowId;
    },
    async readAfter(after, limit) {
      const sql = "select seq, body from positions where seq > ? order by seq limit ?";
      const rows = await database.getAllAsync<{ seq: number; body: string }>(sql, after, limit);
      return rows.map(({ seq, body }): NumberedPosition => ({ ...JSON.parse(body), seq }));
    },
    async removeThrough(seq) {
      await database.runAsync("delete from positions where seq <= ?", seq);
    },
    async waiting() {
      const sql = `select count(*) as count, coalesce(max(seq), 0) as newestSeq,
        (select fix_time from positions order by seq limit 1) as oldestAt from positions`;
      const row = await database.getFirstAsync<{ count: number; newestSeq: number; oldestAt: number | null }>(sql);
      return row ?? { count: 0, newestSeq: 0, oldestAt: null };
    },
    close: () => database.closeAsync(),
  };
}
