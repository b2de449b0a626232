import { mkdir, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "@cartage/db/migrate";
import { provisionCluster } from "@cartage/db/provision";
import type { PostgresSettings } from "@cartage/local/postgres-settings";
import { isAlive } from "@cartage/local/postmaster";
import { startPostgres } from "@cartage/local/start-postgres";
import postgres from "postgres";
import { PASSWORD, roleUrls } from "./role-urls.ts";

const PREFIX = "cartage-test-";

/** Nothing here outlives the run, so nothing waits for the disk. */
const forgetful: PostgresSettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
  shared_buffers: "128MB",
  // a test opens many connections, and each proves its password
  scram_iterations: 32,
};

/** `directory` goes with it, and is cleared by a later run when this one is killed. */
export type TestCluster = { superuserUrl: string; template: string; directory: string; stop(): Promise<void> };

/** Starts a Postgres of its own for one run of tests, with a migrated template database to clone. */
export async function startTestCluster(settings: PostgresSettings = {}): Promise<TestCluster> {
  await removeAbandoned();
  const directory = path.join(tmpdir(), `${PREFIX}${process.pid}-${Date.now().toString(36)}`);
  await mkdir(directory, { mode: 0o755 });
  const server = await startPostgres({ directory, port: 0, settings: { ...forgetful, ...settings } });
  const stop = async () => {
    await server.kill();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const template = "cartage_template";
    await createTemplate(server.superuserUrl, template);
    return { superuserUrl: server.superuserUrl, template, directory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createTemplate(superuserUrl: string, database: string) {
  const passwords = Object.fromEntries(
    ["cartage_owner", "cartage_app", "cartage_ingest", "cartage_platform", "cartage_dbos"].map((role) => [
      role,
      PASSWORD,
    ]),
  );
  await provisionCluster({ superuserUrl, database, passwords });
  await migrate(roleUrls(superuserUrl, database).owner);

  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  // Postgres clones a database only while nobody is connected to it
  await sql.unsafe(`alter database ${database} is_template true allow_connections false`);
  await sql.end();
}

/** Clusters of runs that were killed: their servers ended with them, their files did not. */
async function removeAbandoned() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number.parseInt(name.slice(PREFIX.length), 10);
    if (!isAlive(pid)) await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}
