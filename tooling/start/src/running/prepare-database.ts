import { migrate } from "@cartage/db/migrate";
import { provisionCluster, withDatabase } from "@cartage/db/provision";
import postgres from "postgres";
import { Obstacle } from "../../bootstrap/steps.mjs";
import type { Variables } from "./configuration.ts";
import { type DatabaseUrls, givenUrls, isSetUp, provisionedUrls } from "./database-urls.ts";

const ROLES = ["cartage_owner", "cartage_app", "cartage_ingest", "cartage_platform", "cartage_dbos"] as const;

/** Roles, database and schema on a server that is ours alone; every role gets the password. */
export async function provisionOwn(superuserUrl: string, database: string, password: string): Promise<DatabaseUrls> {
  await provisionCluster({
    superuserUrl,
    database,
    passwords: Object.fromEntries(ROLES.map((role) => [role, password])),
  });
  return provisionedUrls(superuserUrl, database, password);
}

/** The same on somebody's server: roles that are there already may belong to another installation and keep theirs. */
async function provisionShared(givenUrl: string, password: string): Promise<DatabaseUrls> {
  const named = new URL(givenUrl).pathname.slice(1);
  // the server's own database is where one connects before there is another
  const database = named === "" || named === "postgres" ? "cartage" : named;
  const superuserUrl = withDatabase(givenUrl, "postgres");
  const sql = postgres(superuserUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const there = await sql<{ rolname: string }[]>`select rolname from pg_roles where rolname = any (${[...ROLES]})`;
    const missing = ROLES.filter((role) => !there.some(({ rolname }) => rolname === role));
    const passwords = Object.fromEntries(missing.map((role) => [role, password]));
    await provisionCluster({ superuserUrl, database, passwords });
    // somebody may have created it under another name: who migrates has to own it
    await sql`alter database ${sql(database)} owner to cartage_owner`;
  } finally {
    await sql.end();
  }
  return provisionedUrls(superuserUrl, database, password);
}

/** The addresses of a real Postgres, which is set up first where it is not yet. */
export async function prepareGiven(
  variables: Variables & { DATABASE_URL: string },
  password: string,
): Promise<DatabaseUrls> {
  try {
    if (isSetUp(variables.DATABASE_URL)) return givenUrls(variables);
    return await provisionShared(variables.DATABASE_URL, password);
  } catch (error) {
    throw new Obstacle(
      `The Postgres of DATABASE_URL refused: ${error instanceof Error ? error.message : error}`,
      "Give cartage_app's address (and DATABASE_OWNER_URL), or a superuser's to have everything set up.",
    );
  }
}

/** Brings the schema to this version; gives the names of the migrations that were missing. @throws Obstacle */
export async function bringUpToDate(urls: DatabaseUrls): Promise<string[]> {
  return migrate(urls.owner).catch((error: unknown) => {
    throw new Obstacle(
      `The database could not be migrated: ${error instanceof Error ? error.message : error}`,
      "With the embedded database `npm start -- --fresh` begins anew; with a real one, check DATABASE_OWNER_URL.",
    );
  });
}
