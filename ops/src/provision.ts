import { createSetupLink } from "@cartage/auth/setup-link";
import { connect } from "@cartage/db/client";
import { migrate } from "@cartage/db/migrate";
import { provisionCluster, type Role, withDatabase } from "@cartage/db/provision";
import { required } from "./required.ts";

/**
 * Prepares a Postgres for this version: roles, database, schema. Safe to repeat, and run before each new version starts.
 * Reads DATABASE_SUPERUSER_URL, CARTAGE_DATABASE ("cartage"), and for each role that shall get a (new) password
 * CARTAGE_OWNER_PASSWORD and so on; the owner's is needed, because it migrates.
 */
async function provision(environment: NodeJS.ProcessEnv): Promise<void> {
  const superuserUrl = required(environment, "DATABASE_SUPERUSER_URL", "postgres://postgres:…@host:5432/postgres");
  const database = environment.CARTAGE_DATABASE || "cartage";
  const ownerPassword = required(environment, "CARTAGE_OWNER_PASSWORD", "the password that cartage_owner has or gets");
  const passwords: Partial<Record<Role, string>> = { cartage_owner: ownerPassword };
  for (const [role, variable] of Object.entries(PASSWORDS) as [Role, string][]) {
    const password = environment[variable];
    if (password) passwords[role] = password;
  }

  await provisionCluster({ superuserUrl, database, passwords });
  const ownerUrl = new URL(withDatabase(superuserUrl, database));
  Object.assign(ownerUrl, { username: "cartage_owner", password: ownerPassword });
  const applied = await migrate(ownerUrl.href);
  process.stdout.write(`Database ${database} is ready; ${applied.length} migrations applied.\n`);
  await inviteFirst(new URL(withDatabase(superuserUrl, database)), environment);
}

/** An installation without anybody gets a link that makes its first administrator; it works once, for a day. */
async function inviteFirst(platformUrl: URL, environment: NodeJS.ProcessEnv): Promise<void> {
  const { CARTAGE_PLATFORM_PASSWORD: password, PUBLIC_URL: publicUrl } = environment;
  if (!password || !publicUrl) return;
  Object.assign(platformUrl, { username: "cartage_platform", password });
  const platform = connect(platformUrl.href, { max: 1, name: "cartage-provision" });
  const link = await createSetupLink(platform, { publicUrl, now: new Date() }).finally(() => platform.end());
  if (link) process.stdout.write(`Nobody is here yet. The first administrator begins at ${link}\n`);
}

const PASSWORDS: Partial<Record<Role, string>> = {
  cartage_app: "CARTAGE_APP_PASSWORD",
  cartage_ingest: "CARTAGE_INGEST_PASSWORD",
  cartage_platform: "CARTAGE_PLATFORM_PASSWORD",
  cartage_dbos: "CARTAGE_DBOS_PASSWORD",
};

await provision(process.env);
