import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { bundlePrograms, programArgs } from "./bundle-programs.ts";

const { folder } = await bundlePrograms();

test.for([
  ["simulator", "usage: simulate", "--help"],
  ["day", "Unknown option '--help'", "--help"],
  ["worker", "The configuration of the worker is wrong:"],
  ["jobs", "The configuration of jobs is wrong:"],
] as const)("the bundled %s finds all that it is made of, and comes to say what it lacks", ([name, words, ...args]) => {
  const { stdout, stderr } = spawnSync(process.execPath, [...programArgs(name, folder), ...args], {
    encoding: "utf8",
    env: {},
  });
  expect(stdout + stderr).toContain(words);
  // errors name the modules that people know
  if (stderr) expect(stderr).toMatch(/(packages|apps|tooling)\/\S+\.ts:\d+/);
});
