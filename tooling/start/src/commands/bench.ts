import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { root } from "../root.ts";
import { runNode } from "../run-node.ts";

const folder = join(root, "benches", "src");

/** `bench NAME --json --seconds N`: one file a bench, which prints its own numbers. */
export async function bench([name, ...args]: readonly string[]): Promise<number> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => /^[a-z-]+\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ""));
  if (!name || !names.includes(name)) {
    throw new Obstacle(`There is no bench named ${name ?? "nothing"}.`, `There are: ${names.sort().join(", ")}.`);
  }
  return runNode(join(folder, `${name}.ts`), args);
}
