import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";

const directory = join(import.meta.dirname, "../migrations");

export interface Migration {
  name: string;
  sql: string;
  digest: string;
}

/** The migrations of this version, in the order they apply. */
export async function listMigrations(from = directory): Promise<Migration[]> {
  const names = (await readdir(from)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(from, name), "utf8");
      return { name, sql, digest: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Applies what is missing, one transaction each, and returns the names applied.
 * Throws when a migration that was applied has changed since, or is missing here: such a database is of another version.
 * `ownerUrl` is cartage_owner's; several processes may call it at once.
 */
export async function migrate(ownerUrl: string, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await listMigrations());
  const db = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    // held until the connection ends, so that a second process waits and then finds nothing to do
    await db`select pg_advisory_lock(hashtext('cartage.migrate'))`;
    await db`
      create table if not exists migrations (
        name text primary key, digest text not null, applied_at timestamptz not null default now())`;
    const applied = await db<{ name: string; digest: string }[]>`select name, digest from migrations order by name`;
    const missing = pending(wanted, applied);
    for (const migration of missing) {
      await db.begin(async (tx) => {
        await tx.unsafe(migration.sql);
        await tx`insert into migrations (name, digest) values (${migration.name}, ${migration.digest})`;
      });
    }
    return missing.map((migration) => migration.name);
  } finally {
    await db.end();
  }
}

function pending(wanted: Migration[], applied: { name: string; digest: string }[]): Migration[] {
  const byName = new Map(wanted.map((migration) => [migration.name, migration]));
  for (const { name, digest } of applied) {
    const here = byName.get(name);
    if (!here)
      throw new Error(`The database has migration ${name}, which this version does not know: run a newer version.`);
    if (here.digest !== digest)
      throw new Error(`Migration ${name} was changed after it was applied: add a new one instead.`);
  }
  const newest = applied.at(-1)?.name ?? "";
  const missing = wanted.filter((migration) => !applied.some((done) => done.name === migration.name));
  const late = missing.find((migration) => migration.name < newest);
  if (late)
    throw new Error(`Migration ${late.name} is older than ${newest}, which is applied: give it a later number.`);
  return missing;
}
