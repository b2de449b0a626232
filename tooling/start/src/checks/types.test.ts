import { glob, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.ts";

/** The folders whose types are checked with those of one, from the top of the repository. */
async function checkedWith(folder: string): Promise<string[]> {
  const written = await readFile(join(root, folder, "tsconfig.json"), "utf8");
  const { include } = JSON.parse(written.replaceAll(/^\s*\/\/.*$/gm, "")) as { include: string[] };
  return include.map((each) => relative(root, join(root, folder, each)));
}

test("the types of every package are checked: by a script of its own, or with the tests or the web app", async () => {
  const checked = (await Promise.all(["tests", "apps/web"].map(checkedWith))).flat();
  const unchecked: string[] = [];
  const patterns = ["{apps,packages}/*/tsconfig.json", "{tests,benches,ops,tooling/start}/tsconfig.json"];
  for await (const file of glob(patterns, { cwd: root })) {
    const folder = dirname(file);
    const { scripts } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    // both would be the same work twice
    if (Boolean(scripts?.types) === checked.includes(folder)) unchecked.push(folder);
  }
  expect(unchecked).toEqual([]);
});
