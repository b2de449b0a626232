import postgres from "postgres";

/** Who reaches what is in migrations/; none of these may bypass row-level security. */
const roles = ["cartage_owner", "cartage_app", "cartage_ingest", "cartage_platform", "cartage_dbos"] as const;
export type Role = (typeof roles)[number];

export interface ProvisionOptions {
  /** A superuser's URL to the cluster, any database. */
  superuserUrl: string;
  database: string;
  /** One password a role; a role without one keeps the password it has. */
  passwords: Partial<Record<Role, string>>;
}

/**
 * Creates roles, database and the schema of durable work; safe to repeat.
 * Errors are Postgres' own (no permission, cannot connect).
 */
export async function provisionCluster({ superuserUrl, database, passwords }: ProvisionOptions): Promise<void> {
  const cluster = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    for (const role of roles) await provisionRole(cluster, role, passwords[role]);
    const [existing] = await cluster`select 1 from pg_database where datname = ${database}`;
    if (!existing) await cluster.unsafe(`create database ${quoteName(database)} owner cartage_owner`);
  } finally {
    await cluster.end();
  }
  await provisionDatabase(withDatabase(superuserUrl, database));
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function provisionRole(cluster: postgres.Sql, role: Role, password: string | undefined) {
  const [existing] = await cluster`select 1 from pg_roles where rolname = ${role}`;
  if (!existing) await cluster.unsafe(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  if (password !== undefined) {
    const [quoted] = await cluster<{ literal: string }[]>`select quote_literal(${password}) as literal`;
    if (quoted) await cluster.unsafe(`alter role ${role} password ${quoted.literal}`);
  }
}

async function provisionDatabase(url: string) {
  const db = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await db.unsafe(`
      alter schema public owner to cartage_owner;
      revoke create on schema public from public;
      create schema if not exists dbos authorization cartage_dbos;
    `);
  } finally {
    await db.end();
  }
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
