import { historyImports } from "@cartage/db/schema/ways-in";
import { and, eq, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/**
 * Notes, in the transaction that stores them, that positions of an import are stored: `from` those before them, up to
 * `done`. Answers whether this was the next step: not when it was stopped, or another process is further.
 */
export async function advanceImport(
  { actor, session, now }: Context,
  { importId, from, done, outside }: { importId: string; from: number; done: number; outside: number },
): Promise<boolean> {
  authoriseOnPlatform(actor, "instances.keep");
  const advanced = await session.db
    .update(historyImports)
    .set({ done, outside: sql`${historyImports.outside} + ${outside}`, changedAt: now() })
    .where(and(eq(historyImports.id, importId), eq(historyImports.state, "storing"), eq(historyImports.done, from)))
    .returning({ id: historyImports.id });
  return advanced.length > 0;
}

/** Notes how many of them were not there before. */
export async function countWritten(
  { actor, session }: Context,
  { importId, written }: { importId: string; written: number },
): Promise<void> {
  authoriseOnPlatform(actor, "instances.keep");
  await session.db
    .update(historyImports)
    .set({ written: sql`${historyImports.written} + ${written}` })
    .where(eq(historyImports.id, importId));
}
