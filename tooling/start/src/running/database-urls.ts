import type { Variables } from "./configuration.ts";

/** The database as each of its roles reaches it. */
export type DatabaseUrls = Record<"owner" | "app" | "ingest" | "platform" | "dbos", string> & {
  replica: string | undefined;
};

/** A Postgres that this command set up: every role with the same password. */
export function provisionedUrls(superuserUrl: string, database: string, password: string): DatabaseUrls {
  const as = (user: string) => withUser(superuserUrl, user, password, database);
  return {
    owner: as("cartage_owner"),
    app: as("cartage_app"),
    ingest: as("cartage_ingest"),
    platform: as("cartage_platform"),
    dbos: as("cartage_dbos"),
    replica: undefined,
  };
}

/** A Postgres that is set up already: each role by its own variable, else like DATABASE_URL with another user. */
export function givenUrls(variables: Variables & { DATABASE_URL: string }): DatabaseUrls {
  const as = (user: string) => withUser(variables.DATABASE_URL, user);
  return {
    app: variables.DATABASE_URL,
    owner: variables.DATABASE_OWNER_URL ?? as("cartage_owner"),
    ingest: variables.DATABASE_INGEST_URL ?? as("cartage_ingest"),
    platform: variables.DATABASE_PLATFORM_URL ?? as("cartage_platform"),
    dbos: variables.DATABASE_DBOS_URL ?? as("cartage_dbos"),
    replica: variables.DATABASE_REPLICA_URL,
  };
}

function withUser(url: string, user: string, password?: string, database?: string): string {
  const changed = new URL(url);
  changed.username = user;
  if (password !== undefined) changed.password = password;
  if (database !== undefined) changed.pathname = `/${database}`;
  return changed.href;
}
