import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Plugin, rolldown } from "rolldown";

/**
 * Puts all modules of a program into one file, beside a map to them, and gives that file. More than a thousand modules take
 * seconds to be found and loaded; as one file they are there in a quarter of that. `folder` is there whole or not at all; one
 * that is there already is left as it is.
 */
export async function bundleProgram(entry: string, folder: string): Promise<string> {
  if (!(await isThere(folder))) await bundle(entry, folder);
  return path.join(folder, "main.mjs");
}

async function bundle(entry: string, folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}-draft-`);
  const build = await rolldown({ input: { main: entry }, platform: "node", plugins: [inItsPlace], logLevel: "silent" });
  await build.write({
    dir: draft,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await build.close();
  // another process may have made the same meanwhile
  await rename(draft, folder).catch(async (error) => {
    await rm(draft, { recursive: true });
    if (!(await isThere(folder))) throw error;
  });
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** What stays a module of its own: native ones, and the bundler. */
const apart = /^(@node-rs\/|rolldown$)/;
// this module is bundled too, and is not to be rewritten
const meta = ["import", "meta"].join(".");
const folderName = ["__dir", "name"].join("");
const folder = new RegExp(`(?<!["'.\\w])${folderName}(?!["'\\w])`, "g");
const ownFolder = new RegExp(`(const|let|var) ${folderName}\\b`);

/** Modules find what lies beside them, and native ones stay where they are. */
const inItsPlace: Plugin = {
  name: "in-its-place",
  async resolveId(source, importer) {
    if (!apart.test(source)) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && { id: found.id, external: "absolute" };
  },
  transform: {
    filter: { code: /import\.meta\.(url|dirname)|__dir[n]ame/ },
    handler(code, id) {
      const here = JSON.stringify(path.dirname(id));
      const placed = code
        .replaceAll(`${meta}.url`, JSON.stringify(pathToFileURL(id).href))
        .replaceAll(`${meta}.dirname`, here);
      return ownFolder.test(code) ? placed : placed.replaceAll(folder, here);
    },
  },
};
