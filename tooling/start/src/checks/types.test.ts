import { glob, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.ts";

test("the types of every package are checked: by a script of its own, or with the tests", async () => {
  const { include } = JSON.parse(
    (await readFile(join(root, "tests/tsconfig.json"), "utf8")).replaceAll(/^\s*\/\/.*$/gm, ""),
  ) as { include: string[] };
  const unchecked: string[] = [];
  const patterns = ["{apps,packages}/*/tsconfig.json", "{tests,benches,ops,tooling/start}/tsconfig.json"];
  for await (const file of glob(patterns, { cwd: root })) {
    const folder = dirname(file);
    const { scripts } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    const isWithTests = include.includes(relative(join(root, "tests"), join(root, folder)));
    // both would be the same work twice
    if (Boolean(scripts?.types) === isWithTests) unchecked.push(folder);
  }
  expect(unchecked).toEqual([]);
});
