import { execFile } from "node:child_process";
import { chown, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { makeOwned, noSpace, type PostgresHome } from "./postgres-home.ts";
import type { RunAs } from "./unprivileged-user.ts";

const MAJOR = "18";

type Cluster = { home: PostgresHome; binaries: PostgresBinaries; runAs: RunAs; password: string };

/**
 * Creates the data directory when there is none, whole or not at all. Text sorts by code point in every
 * environment (the built-in C.UTF-8), not by what the machine's C library knows of languages.
 * @throws when it holds another major version, or the disk is full
 */
export async function initialiseCluster({ home, binaries, runAs, password }: Cluster): Promise<void> {
  const version = await readFile(path.join(home.data, "PG_VERSION"), "utf8").catch(() => null);
  if (version?.trim() === MAJOR) return;
  if (version !== null) {
    throw new Error(
      `${home.data} was written by Postgres ${version.trim()}, this is ${MAJOR}. Begin anew with: npm start -- --fresh`,
    );
  }

  const unfinished = `${home.data}.unfinished`;
  const passwordFile = `${home.data}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await makeOwned(unfinished, runAs);
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(passwordFile, runAs.uid, runAs.gid);
    const flags = [
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await promisify(execFile)(binaries.initdb, ["-D", unfinished, ...flags, ...locale, "--no-instructions"], {
      ...runAs,
      cwd: "/",
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    });
    await rename(unfinished, home.data);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    if (String(cause).includes("No space left on device")) throw noSpace(home.data);
    throw new Error(`The database in ${home.data} could not be created: ${String(cause)}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}
