import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import postgres from "postgres";

/** Asks the database of the system under test, for what else only a week would bring about. */
export async function withDatabase(ask: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const directory = dirname(process.env.CARTAGE_E2E_DEMO ?? "");
  const { databasePassword } = JSON.parse(await readFile(join(directory, "secrets.json"), "utf8"));
  const port = Number(process.env.CARTAGE_E2E_POSTGRES_PORT);
  const sql = postgres({ port, database: "cartage", username: "cartage_platform", password: databasePassword, max: 1 });
  try {
    await ask(sql);
  } finally {
    await sql.end();
  }
}
