import type { Db } from "@cartage/db/client";
import type { Context } from "./context.ts";

/** The query builder inside a transaction, with the context that it runs for. */
export type Transaction = Db & { readonly context: Context };

/**
 * Runs the work in one transaction; inside another it joins that one. Rejects with the work's error after rolling back.
 */
export async function transactionally<T>(ctx: Context, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return ctx.session.transaction((session) => {
    const context: Context = { ...ctx, session };
    return work(Object.assign(Object.create(session.db), { context }));
  });
}
