import type { SqliteDatabase } from "../outbox/sqlite-position-store.ts";
import type { KeptCommand } from "./day-command.ts";
import type { DayStore } from "./day-store.ts";

// `autoincrement` keeps SQLite from giving the number of a removed row again; `full` survives a battery pulled out.
const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  create table if not exists commands (seq integer primary key autoincrement, body text not null);
  create table if not exists routes (one integer primary key check (one = 1), body text not null);
`;

/** Keeps a driver's day in SQLite. */
export async function createSqliteDayStore(database: SqliteDatabase): Promise<DayStore> {
  await database.execAsync(SCHEMA);

  return {
    async commands() {
      const rows = await database.getAllAsync<{ seq: number; body: string }>(
        "select seq, body from commands order by seq",
      );
      return rows.map(({ seq, body }): KeptCommand => ({ ...JSON.parse(body), seq }));
    },
    async add(command) {
      const sql = "insert into commands (body) values (?)";
      return (await database.runAsync(sql, JSON.stringify(command))).lastInsertRowId;
    },
    async replace({ seq, ...command }) {
      await database.runAsync("update commands set body = ? where seq = ?", JSON.stringify(command), seq);
    },
    async remove(seq) {
      await database.runAsync("delete from commands where seq = ?", seq);
    },
    async readRoutes() {
      const row = await database.getFirstAsync<{ body: string }>("select body from routes");
      return row && JSON.parse(row.body);
    },
    async writeRoutes(routes) {
      if (routes === null) await database.runAsync("delete from routes");
      else await database.runAsync("insert or replace into routes (one, body) values (1, ?)", JSON.stringify(routes));
    },
    close: () => database.closeAsync(),
  };
}
