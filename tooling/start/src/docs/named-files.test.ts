import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.ts";

const folders = ["apps", "benches", "docs", "ops", "packages", "tests", "tooling"];
const ofTheRoot = ["package.json", ".dependency-cruiser.cjs", "docker-compose.yml", "docker-compose.tls.yml"];

/** A file by its path or the end of it, or a folder of ours. */
const isPath = (text: string) =>
  /^[\w./-]+\.(tsx?|[cm]js|sql|md|ya?ml)$/.test(text) || folders.some((folder) => text.startsWith(`${folder}/`));

/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`. */
function spellOut(text: string): string[] {
  const [, before, choices, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(text) ?? [];
  return choices === undefined ? [text] : choices.split(",").flatMap((choice) => spellOut(before + choice + after));
}

const endsOf = (path: string) => path.split("/").map((_, at, parts) => parts.slice(at).join("/"));

test("what the documents name between backticks as a file or a folder of ours is there", async () => {
  const exclude = (path: string) => /(^|\/)(node_modules|\.next|dist)$/.test(path);
  const found: string[] = [];
  for await (const path of glob(`{${folders}}/**`, { cwd: root, exclude })) found.push(path);
  const ends = new Set([...folders, ...ofTheRoot, ...found.flatMap(endsOf)]);

  const missing: string[] = [];
  for (const document of ["README.md", ...found.filter((path) => /^docs\/[^/]+\.md$/.test(path))]) {
    const prose = (await readFile(join(root, document), "utf8")).replaceAll(/^```[\s\S]*?^```/gm, "");
    const named = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, text = ""]) => spellOut(text));
    // where a build or an installation puts something is no file of ours
    const ours = named.filter((text) => isPath(text) && !/[<>…*\s]|(^|\/)dist\/|^\//.test(text));
    missing.push(...ours.filter((path) => !ends.has(path.replace(/\/$/, ""))).map((path) => `${document}: ${path}`));
  }
  expect(missing).toEqual([]);
});
