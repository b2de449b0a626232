import { Obstacle } from "../../bootstrap/steps.mjs";
import type { Variables } from "./configuration.ts";

/** The database as each of its roles reaches it. */
export type DatabaseUrls = Record<"owner" | "app" | "ingest" | "platform" | "dbos", string> & {
  replica: string | undefined;
};

const OF_ONE_ROLE = [
  "DATABASE_OWNER_URL",
  "DATABASE_INGEST_URL",
  "DATABASE_PLATFORM_URL",
  "DATABASE_DBOS_URL",
  "DATABASE_REPLICA_URL",
] as const;

/** Where this command sets up the database, the addresses of its roles are made, and none is taken. @throws Obstacle */
export function refuseUnused(variables: Variables): void {
  const given = OF_ONE_ROLE.filter((name) => variables[name] !== undefined);
  const { DATABASE_URL: url } = variables;
  if (given.length === 0 || (url !== undefined && isSetUp(url))) return;
  const where = url === undefined ? "the embedded Postgres" : `a Postgres that is set up as ${new URL(url).username}`;
  throw new Obstacle(
    `${given.join(", ")}: not taken with ${where}, whose addresses are made here.`,
    "Give cartage_app's address as DATABASE_URL, or take the others out.",
  );
}

/** With cartage_app's address a Postgres is taken as set up; with anybody else's it is set up first. */
export const isSetUp = (databaseUrl: string) => new URL(databaseUrl).username === "cartage_app";

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
