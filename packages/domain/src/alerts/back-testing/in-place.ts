import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";

/** As many back-tests as an organisation may run at once. */
const places = [0, 1];

/** Runs the work in one of the organisation's places, whichever process it is in. Throws `rule.busy` when all are taken. */
export async function inPlace<T>(
  { session: { db } }: Context,
  organisationId: string,
  work: () => Promise<T>,
): Promise<T> {
  for (const place of places) {
    const key = sql`hashtextextended(${`back-test ${place} ${organisationId}`}, 0)`;
    const [row] = await db.execute<{ is_mine: boolean }>(sql`select pg_try_advisory_lock(${key}) as is_mine`);
    if (!row?.is_mine) continue;
    try {
      return await work();
    } finally {
      await db.execute(sql`select pg_advisory_unlock(${key})`);
    }
  }
  throw new DomainError("rule.busy");
}
