import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { bundleProgram } from "@cartage/local/bundle-program";
import { root } from "../root.ts";
import { contentOf } from "./content.ts";

/** What a start runs beside the web app, by its first module. */
const entries = {
  worker: join(root, "apps", "worker", "src", "main.ts"),
  jobs: join(root, "apps", "jobs", "src", "main.ts"),
  simulator: join(root, "packages", "simulator", "src", "cli", "simulate.ts"),
  day: join(root, "tooling", "start", "src", "demo", "day", "live-the-day.ts"),
};

export type Program = keyof typeof entries;

const kept = join(root, "node_modules", ".cache", "cartage-programs");
/** Another installation may still run an earlier one. */
const KEPT = 3;

/** Bundles the programs unless the same are there; gives the folder in which they lie, and whether it is new. */
export async function bundlePrograms(): Promise<{ folder: string; isNew: boolean }> {
  const libraries = await readdir(join(root, "packages"));
  const inputs = await contentOf([
    ...libraries.map((name) => join(root, "packages", name)),
    ...["worker", "jobs"].map((name) => join(root, "apps", name)),
    join(root, "tooling", "start", "src"),
  ]);
  const folder = join(kept, inputs.slice(0, 16));
  const isNew = !Object.keys(entries).every((name) => existsSync(join(folder, name)));
  for (const [name, entry] of Object.entries(entries)) await bundleProgram(entry, join(folder, name));
  if (isNew) await clearEarlier();
  return { folder, isNew };
}

/** How Node runs a program: as one file whose errors name the modules it was made of, or as it is written. */
export function programArgs(program: Program, folder: string | null): string[] {
  return folder === null ? [entries[program]] : ["--enable-source-maps", join(folder, program, "main.mjs")];
}

async function clearEarlier(): Promise<void> {
  const found = (await readdir(kept)).map(async (name) => {
    const folder = join(kept, name);
    return { folder, madeAt: (await stat(folder)).mtimeMs };
  });
  const newestFirst = (await Promise.all(found)).sort((a, b) => b.madeAt - a.madeAt);
  for (const { folder } of newestFirst.slice(KEPT)) await rm(folder, { recursive: true, force: true });
}
