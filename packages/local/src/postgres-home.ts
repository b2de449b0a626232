import { createHash } from "node:crypto";
import { chmod, chown, lstat, mkdir, readdir, readFile, realpath, rm, stat, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { mayReach } from "./postgres-binaries.ts";
import type { RunAs } from "./unprivileged-user.ts";

const BYTES_NEEDED = 400 * 1024 * 1024;

const ELSEWHERE = "/var/tmp";
const PREFIX = "cartage-";

export type PostgresHome = { data: string; log: string; starter: string; binaries: string };

/**
 * Where the server's files lie: in the directory asked for, or, when the server's user cannot get there (root's
 * repository below /root), under /var/tmp by the directory's name. A removed directory means removed data there too.
 * @throws when the disk is nearly full
 */
export async function postgresHome(directory: string, runAs: RunAs): Promise<PostgresHome> {
  await mkdir(directory, { recursive: true });
  const root = await realpath(directory);
  await requireSpace(root);
  // the way in, not the way around: what lies above is not ours to open
  if (runAs.uid !== undefined) await chmod(root, (await stat(root)).mode | 0o111);

  const home = mayReach(root, runAs) ? root : await homeElsewhere(root);
  const data = path.join(home, "data");
  return { data, log: path.join(root, "postgres.log"), starter: path.join(root, "starter.pid"), binaries: home };
}

async function homeElsewhere(root: string): Promise<string> {
  await removeAbandoned();
  const elsewhere = path.join(ELSEWHERE, `${PREFIX}${createHash("sha256").update(root).digest("hex").slice(0, 12)}`);
  const note = path.join(root, "elsewhere");
  if (!(await stat(note).catch(() => null))) await rm(elsewhere, { recursive: true, force: true });
  await mkdir(elsewhere, { recursive: true });

  // /var/tmp is everyone's: what another user put there in our name is not used
  const found = await lstat(elsewhere);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${elsewhere} belongs to someone else. Remove it, or move the repository out of ${root}.`);
  }
  await chmod(elsewhere, 0o711);
  // in this order: removeAbandoned() of another start may look at any moment
  await writeFile(note, elsewhere);
  await writeFile(path.join(elsewhere, "root"), root);
  return elsewhere;
}

/** Data whose directory was removed, by `--fresh` or with the whole repository. */
async function removeAbandoned() {
  for (const name of await readdir(ELSEWHERE)) {
    if (!name.startsWith(PREFIX)) continue;
    const elsewhere = path.join(ELSEWHERE, name);
    const root = await readFile(path.join(elsewhere, "root"), "utf8").catch(() => null);
    if (root === null || (await stat(path.join(root, "elsewhere")).catch(() => null))) continue;
    await rm(elsewhere, { recursive: true, force: true });
  }
}

/** Gives the directory to the server's user, closed to everyone else as Postgres demands. */
export async function makeOwned(directory: string, runAs: RunAs): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(directory, runAs.uid, runAs.gid);
}

async function requireSpace(directory: string) {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free < BYTES_NEEDED) throw noSpace(directory, free);
}

export function noSpace(directory: string, freeBytes?: number): Error {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  const left = freeBytes === undefined ? "No space is left" : `Only ${megabytes(freeBytes)} are free`;
  return new Error(
    `${left} where ${directory} lies; the database needs ${megabytes(BYTES_NEEDED)} to start. Free some space, or begin anew with: npm start -- --fresh`,
  );
}
