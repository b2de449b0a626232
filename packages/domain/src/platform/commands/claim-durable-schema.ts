import type { Database } from "@cartage/db/client";

/**
 * Readies the schema `dbos` for a role that owns it and nothing else. DBOS' first migration is `create schema if not
 * exists`, for which Postgres asks for rights on the database even where the schema stands: note it as done.
 */
export async function claimDurableSchema({ sql }: Database): Promise<void> {
  await sql`create table if not exists dbos.dbos_migrations (version bigint primary key)`;
  await sql`insert into dbos.dbos_migrations select 1 where not exists (select from dbos.dbos_migrations)`;
}
