import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import postgres from "postgres";

const BIN = "/usr/lib/postgresql/15/bin";
const CONTROL = "/usr/share/postgresql/15/extension/postgis.control";

/** A Postgres 15 of its own with PostGIS, as Debian has it; installed if it is missing, gone again afterwards. */
export async function startPostgis(): Promise<{ sql: postgres.Sql; stop(): Promise<void> }> {
  if (!existsSync(CONTROL)) {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "-qq", "--no-install-recommends", "postgresql-15-postgis-3"];
    execFileSync("apt-get", install, { stdio: "ignore", env: environment });
  }
  const folder = mkdtempSync("/tmp/cartage-postgis-");
  const port = await freePort();
  execFileSync("chown", ["postgres", folder]);
  const asPostgres = (...command: string[]) => ["-u", "postgres", "--", ...command];
  const data = join(folder, "data");
  execFileSync("runuser", asPostgres(`${BIN}/initdb`, "-D", data, "-A", "trust", "-N"), { stdio: "ignore", cwd: "/" });
  const settings = ["-c", "fsync=off", "-c", "unix_socket_directories=", "-c", "listen_addresses=127.0.0.1"];
  const server = spawn("runuser", asPostgres(`${BIN}/postgres`, "-D", data, "-p", String(port), ...settings), {
    stdio: "ignore",
    cwd: "/",
  });
  const sql = postgres({ host: "127.0.0.1", port, user: "postgres", database: "postgres", max: 1, onnotice: () => {} });
  await untilReady(sql);
  await sql`create extension postgis`;
  return {
    sql,
    async stop() {
      await sql.end();
      const exited = new Promise((resolve) => server.once("exit", resolve));
      execFileSync("runuser", asPostgres(`${BIN}/pg_ctl`, "stop", "-D", data, "-m", "fast"), {
        stdio: "ignore",
        cwd: "/",
      });
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(sql: postgres.Sql): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
