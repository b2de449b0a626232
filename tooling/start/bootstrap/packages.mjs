import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCaptured } from "./run-captured.mjs";
import { Obstacle, step } from "./steps.mjs";
import { remedyFor } from "./toolchain.mjs";

/** Installed packages, pnpm's store and a built web app take about this much. */
const NEEDED_BYTES = 4e9;

/**
 * Brings node_modules to what the lockfile says; does nothing when it is there already.
 * @param {string} root
 * @param {{ pnpm: string, path: string }} toolchain
 */
export async function installPackages(root, { pnpm, path }) {
  const stamp = join(root, "node_modules", ".cartage-installed");
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  if (!existsSync(join(root, "node_modules"))) requireSpace(root);
  await step("Installed packages", async () => {
    const { code, output } = await runCaptured(pnpm, ["install", "--frozen-lockfile", "--reporter=append-only"], {
      cwd: root,
      env: { ...process.env, PATH: path, CI: "1" },
    });
    if (code !== 0) throw failure(output);
  });
  writeFileSync(stamp, wanted);
}

/** @param {string} output */
function failure(output) {
  const tail = output.trim().split("\n").slice(-15).join("\n");
  if (/ERR_PNPM_OUTDATED_LOCKFILE|frozen-lockfile/.test(output)) {
    return new Obstacle(
      `The lockfile does not fit a package.json:\n${tail}`,
      "Run `pnpm install` (or `npx pnpm@12 install`) and commit pnpm-lock.yaml.",
    );
  }
  return new Obstacle(`Installing packages failed:\n${tail}`, remedyFor(output));
}

/**
 * Changes with whatever decides what an install would do; times of files do not count, because git does not keep them.
 * @param {string} root
 */
function fingerprint(root) {
  const hash = createHash("sha256");
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"];
  for (const group of ["apps", "packages", "tooling"]) {
    for (const name of readdirSync(join(root, group)).sort()) files.push(join(group, name, "package.json"));
  }
  for (const file of [...files, "tests/package.json", "benches/package.json", "ops/package.json"]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.update(process.platform).digest("hex");
}

/** @param {string} root */
function requireSpace(root) {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize >= NEEDED_BYTES) return;
  const freeGb = ((bavail * bsize) / 1e9).toFixed(1);
  throw new Obstacle(
    `Cartage needs about ${NEEDED_BYTES / 1e9} GB on this disk, and ${freeGb} GB are free.`,
    "Free some space, or clone onto a larger disk.",
  );
}
