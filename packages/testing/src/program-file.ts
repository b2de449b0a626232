import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Plugin, rolldown } from "rolldown";

const VARIABLE = "CARTAGE_TEST_PROGRAMS";

/**
 * Lets programs be bundled into a new directory from now on, also by the processes that this one starts.
 *
 * A program that tests start and kill is more than a thousand modules, which take seconds to be found and loaded; as one
 * file it is there in a quarter of that.
 */
export async function keepPrograms(directory: string): Promise<void> {
  await mkdir(directory);
  process.env[VARIABLE] = directory;
}

/** What to run for a program by its entry: all its modules in one file while programs are kept, else the entry itself. */
export async function programFile(entry: string): Promise<string> {
  const directory = process.env[VARIABLE];
  if (!directory) return entry;
  const kept = path.join(directory, entry.replaceAll(path.sep, "-"));
  if (!(await isThere(kept))) await bundle(entry, directory, kept);
  return path.join(kept, "main.mjs");
}

async function bundle(entry: string, directory: string, kept: string): Promise<void> {
  const draft = await mkdtemp(path.join(directory, "draft-"));
  const build = await rolldown({ input: { main: entry }, platform: "node", plugins: [inItsPlace], logLevel: "silent" });
  await build.write({ dir: draft, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" });
  await build.close();
  // another process may have made the same meanwhile
  await rename(draft, kept).catch(async (error) => {
    await rm(draft, { recursive: true });
    if (!(await isThere(kept))) throw error;
  });
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Modules find what lies beside them, and native ones stay where they are. */
const inItsPlace: Plugin = {
  name: "in-its-place",
  async resolveId(source, importer) {
    if (!source.startsWith("@node-rs/")) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && { id: found.id, external: "absolute" };
  },
  transform: {
    filter: { code: /import\.meta\.(url|dirname)/ },
    handler: (code, id) =>
      code
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(id))),
  },
};
