import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@cartage/local/ports";
import { isAlive } from "@cartage/local/postmaster";
import { startPostgres } from "@cartage/local/start-postgres";
import postgres from "postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

const settings = { shared_buffers: "16MB", fsync: "off" };

async function makeDirectory() {
  const directory = await mkdtemp(path.join(tmpdir(), "cartage-postgres-"));
  await chmod(directory, 0o755);
  return directory;
}

async function temporaryDirectory() {
  const directory = await makeDirectory();
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A directory that was started on and stopped once: to create a cluster takes longer than most of what is tried on one. */
let used: string;
beforeAll(async () => {
  used = await makeDirectory();
  await (await startPostgres({ directory: used, port: 0, settings })).stop();
});
afterAll(() => rm(used, { recursive: true, force: true }));

async function usedDirectory() {
  const directory = await temporaryDirectory();
  // owners are kept: the server runs as another user than root
  execFileSync("cp", ["-a", `${used}/.`, directory]);
  return directory;
}

async function start(directory: string, port = 0) {
  const server = await startPostgres({ directory, port, settings });
  onTestFinished(() => server.kill());
  const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 0 }));
  return { ...server, sql };
}

test("data stays from one start to the next, in order and at once", async () => {
  const directory = await usedDirectory();
  const first = await start(directory);
  await first.sql`create table kept as select 1 as n`;
  await first.stop();

  const second = await start(directory);
  await second.sql`insert into kept values (2)`;
  await second.kill();

  const third = await start(directory);
  expect(await third.sql`select n from kept order by n`.values()).toEqual([[1], [2]]);
  expect(await third.sql`show server_version_num`.values()).toEqual([[expect.stringMatching(/^18/)]]);
});

test("a starter killed with -9 takes its server with it, and the next start finds the data", async () => {
  const directory = await usedDirectory();
  const port = await freePort();
  const starter = await startElsewhere(directory, port);
  const sql = postgres(starter.superuserUrl, { max: 1 });
  await sql`create table kept as select 1 as n`;
  await sql.end();

  starter.process.kill("SIGKILL");
  await once(starter.process, "exit");

  const next = await start(directory, port);
  expect(await next.sql`select n from kept`.values()).toEqual([[1]]);
  expect(isAlive(starter.serverPid)).toBe(false);
});

test.runIf(process.platform === "linux")("a server that outlived its starter is stopped first", async () => {
  const directory = await usedDirectory();
  const starter = await startElsewhere(directory, await freePort());
  // the shell that waits for the starter's end must not do the work of the next start
  const [guard = ""] = execFileSync("pgrep", ["-f", `read _; kill -INT.* ${starter.serverPid}$`], {
    encoding: "utf8",
  }).split("\n");
  process.kill(Number(guard), "SIGKILL");
  starter.process.kill("SIGKILL");
  await once(starter.process, "exit");
  expect(isAlive(starter.serverPid)).toBe(true);

  const next = await start(directory);
  expect(await next.sql`select 1 as n`.values()).toEqual([[1]]);
  expect(isAlive(starter.serverPid)).toBe(false);
});

test("a directory in use by a living starter is left alone", async () => {
  const directory = await usedDirectory();
  const running = await start(directory);
  await expect(startPostgres({ directory, port: 0, settings })).rejects.toThrow(
    `process ${process.pid} started it and still runs`,
  );
  expect(await running.sql`select 1 as n`.values()).toEqual([[1]]);
});

test("a stale postmaster.pid whose number another process has now is no obstacle", async () => {
  const directory = await usedDirectory();
  await (await start(directory)).stop();
  await writeFile(
    path.join(directory, "data", "postmaster.pid"),
    `${process.pid}\n${directory}/data\n0\n1\n\n\n\nready\n`,
  );
  const next = await start(directory);
  expect(await next.sql`select 1 as n`.values()).toEqual([[1]]);
});

test.runIf(process.getuid?.() === 0)(
  "root's repository where nobody else may look still gets its database",
  async () => {
    const closed = path.join(await temporaryDirectory(), "closed");
    await mkdir(closed, { mode: 0o700 });
    const directory = path.join(closed, "postgres");
    const first = await start(directory);
    const elsewhere = (await readFile(path.join(directory, "elsewhere"), "utf8")).trim();
    onTestFinished(() => rm(elsewhere, { recursive: true, force: true }));
    await first.sql`create table kept as select 1 as n`;
    await first.stop();
    const second = await start(directory);
    expect(await second.sql`select n from kept`.values()).toEqual([[1]]);
    await second.stop();

    // removing the directory is beginning anew
    await rm(directory, { recursive: true });
    const third = await start(directory);
    expect(await third.sql`select to_regclass('kept') as kept`.values()).toEqual([[null]]);
  },
);

test("a taken port is named with the variable that moves it", async () => {
  const directory = await temporaryDirectory();
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(startPostgres({ directory, port, settings })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await expect(startPostgres({ directory, port, settings })).rejects.toThrow("CARTAGE_POSTGRES_PORT");
});

test("data of another major version is refused with what to do", async () => {
  const directory = await temporaryDirectory();
  await mkdir(path.join(directory, "data"));
  await writeFile(path.join(directory, "data", "PG_VERSION"), "17\n");
  await expect(startPostgres({ directory, port: 0, settings })).rejects.toThrow(
    "was written by Postgres 17, this is 18",
  );
});

/** A starter in a process of its own, that can be killed. */
async function startElsewhere(
  directory: string,
  port: number,
): Promise<{ process: ChildProcess; superuserUrl: string; serverPid: number }> {
  const code = `
    import { startPostgres } from "@cartage/local/start-postgres";
    const server = await startPostgres(${JSON.stringify({ directory, port, settings })});
    process.stdout.write(server.superuserUrl + "\\n");
    setInterval(() => undefined, 1_000_000);`;
  const starter = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void starter.kill("SIGKILL"));
  const [url] = await once(starter.stdout, "data");
  const pidFile = await readFile(path.join(directory, "data", "postmaster.pid"), "utf8");
  return { process: starter, superuserUrl: String(url).trim(), serverPid: Number.parseInt(pidFile, 10) };
}
