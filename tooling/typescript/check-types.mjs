#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// TypeScript 7 takes a third of the time of 6, which Next, Expo and others still need for its programming interface; one checker a
// package, since two packages are checked at once
const compiler = fileURLToPath(new URL("./bin/tsc", import.meta.resolve("typescript/package.json")));
const { status } = spawnSync(process.execPath, [compiler, "--noEmit", "--checkers", "1", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
