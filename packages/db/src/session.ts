import { setImmediate as nextTurn } from "node:timers/promises";
import type postgres from "postgres";
import { builder, type Database, type Db } from "./client.ts";

/** One connection, held for one request; `db` builds queries on it. */
export interface Session {
  db: Db;
  sql: postgres.Sql;
  /** Runs the work in a transaction; a nested call joins the outer one. Rejects with the work's error after rolling back. */
  transaction<T>(work: (session: Transaction) => Promise<T>, options?: { onOneSnapshot?: boolean }): Promise<T>;
}

export interface Transaction extends Session {
  /**
   * Sends the commit behind the statements that are begun in this turn of the event loop, without waiting for their
   * answers: where one of them fails it commits nothing, and the work has to fail too. Nothing may be sent after it.
   */
  commitBehind(): void;
}

/**
 * Runs the work on one connection on which the organisation was set before anything else.
 * Row-level security then shows this organisation's rows only; null shows none.
 * What the work left behind is answered before others have the connection; what it asks after its end is refused.
 */
export async function withOrganisation<T>(
  database: Database,
  organisationId: string | null,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const reserved = await reserve(database);
  try {
    // sent together with the first query, without waiting for the answer
    const scoped = reserved`select set_config('app.organisation', ${organisationId ?? ""}, false)`.execute();
    scoped.catch(() => {});
    const result = await work(open(reserved, database));
    await scoped;
    return result;
  } finally {
    reserved`select set_config('app.organisation', '', false)`.execute().catch(() => {});
    reserved.release();
  }
}

/** For roles whose policies see across organisations (ingest, platform). */
export async function withConnection<T>(database: Database, work: (session: Session) => Promise<T>): Promise<T> {
  const reserved = await reserve(database);
  try {
    return await work(open(reserved, database));
  } finally {
    reserved.release();
  }
}

const waitMs = 15_000;

/**
 * A connection of one's own. Rejects after a while: with all of them busy, or because postgres.js forgets who waits for a
 * connection that Postgres ends (porsager/postgres#1195).
 */
async function reserve({ sql }: Database): Promise<postgres.ReservedSql> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("No connection to Postgres became free in 15 s.")), waitMs);
  const reserving = sql.reserve();
  try {
    return await Promise.race([reserving, late.promise]);
  } catch (error) {
    reserving.then(
      (unwanted) => unwanted.release(),
      () => {},
    );
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function open(sql: postgres.Sql, database: Database): Session {
  const db = builder(sql, database.sql);
  const session: Session = {
    db,
    sql,
    async transaction(work, { onOneSnapshot = false } = {}) {
      let committed: Promise<unknown> | null = null;
      const inside: Transaction = {
        db,
        sql,
        transaction: (nested) => nested(inside),
        commitBehind() {
          // postgres.js sends a statement some microtasks after it is awaited
          committed = nextTurn().then(() => sql`commit`.simple());
          committed.catch(() => {});
        },
      };
      // sent together with the first statement, without waiting for the answer
      const begun = (onOneSnapshot ? sql`begin isolation level repeatable read` : sql`begin`).simple().execute();
      begun.catch(() => {});
      try {
        const result = await work(inside);
        await begun;
        await (committed ?? sql`commit`.simple());
        return result;
      } catch (error) {
        await sql`rollback`.simple().catch(() => {});
        throw error;
      }
    },
  };
  return session;
}
