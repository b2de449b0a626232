import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";

/** Made by a build, or by tools. */
const NOT_INPUTS = new Set([
  "node_modules",
  ".next",
  ".turbo",
  "tiles",
  "maplibre",
  "next-env.d.ts",
  "tsconfig.tsbuildinfo",
]);

/** Each folder is read once: a start asks what it builds, and what it bundles. */
const read = new Map<string, Promise<string>>();

/** Tells whether something has to be made again: the same while what is written in the folders, and what it stands on, is. */
export async function contentOf(folders: readonly string[]): Promise<string> {
  const contents = await Promise.all([...folders, join(root, "pnpm-lock.yaml")].map(hashOnce));
  return createHash("sha256").update(contents.join("\n")).digest("hex");
}

function hashOnce(path: string): Promise<string> {
  const known = read.get(path) ?? hashOf(path);
  read.set(path, known);
  return known;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await filesBelow(path)).sort())
    hash
      .update(file.slice(root.length))
      .update("\0")
      .update(await readFile(file));
  return hash.digest("hex");
}

/** Itself where it is a file. */
async function filesBelow(path: string): Promise<string[]> {
  const found = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (!found) return [path];
  const below = found
    .filter(({ name }) => !NOT_INPUTS.has(name) && !name.includes(".test."))
    .map((entry) => {
      const inside = join(path, entry.name);
      return entry.isDirectory() ? filesBelow(inside) : [inside];
    });
  return (await Promise.all(below)).flat();
}
