import { setTimeout as wait } from "node:timers/promises";
import type postgres from "postgres";

/** When nothing waited to be derived any more; ms since the epoch. `sql` sees all organisations. */
export async function derived(sql: postgres.Sql): Promise<number> {
  for (;;) {
    const waiting = await sql`select from waiting_derivations limit 1`;
    if (waiting.length === 0) return Date.now();
    await wait(5);
  }
}
