import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@cartage/db/migrate";
import { provisionCluster } from "@cartage/db/provision";
import { startPostgres } from "@cartage/local/start-postgres";
import { roleUrls } from "@cartage/testing/role-urls";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import postgres from "postgres";

export type BenchSystem = Awaited<ReturnType<typeof startBenchSystem>>;

/** Postgres as it runs in production (every commit waits for the disk) and a real Mosquitto, in a folder that goes afterwards. */
export async function startBenchSystem() {
  const directory = await mkdtemp(join(tmpdir(), "cartage-bench-"));
  const server = await startPostgres({ directory: join(directory, "postgres"), port: 0 });
  const urls = roleUrls(server.superuserUrl, "bench");
  const password = "cartage";
  await provisionCluster({
    superuserUrl: server.superuserUrl,
    database: "bench",
    passwords: { cartage_owner: password, cartage_app: password, cartage_ingest: password, cartage_platform: password },
  });
  await migrate(urls.owner);
  const broker = await startMosquitto({ settings: { max_inflight_messages: 20_000 } });
  const owner = postgres(urls.superuser, { max: 2, onnotice: () => {} });

  return {
    urls,
    owner,
    server,
    broker,
    async stop() {
      await owner.end({ timeout: 1 });
      await broker.stop();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
