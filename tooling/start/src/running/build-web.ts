import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import { contentOf } from "./content.ts";

const app = join(root, "apps", "web");
/** Lies inside what it speaks of, so that whoever removes the build removes it too. */
const stamp = join(app, ".next", "cartage-inputs");

/** What a build is made of besides the app itself. */
const LIBRARIES = ["api", "auth", "client", "db", "domain", "messages", "observability", "telemetry", "ui"];
const inputFolders = [
  app,
  ...LIBRARIES.map((name) => join(root, "packages", name)),
  join(root, "tooling", "typescript"),
];

/**
 * Builds the web app unless the last build was made of the same content; gives whether it built.
 * @throws Obstacle with the end of the build's output
 */
export async function buildWeb(signal?: AbortSignal): Promise<boolean> {
  const inputs = await contentOf(inputFolders);
  const isBuilt = existsSync(join(app, ".next", "BUILD_ID"));
  if (isBuilt && (await readFile(stamp, "utf8").catch(() => "")) === inputs) return false;

  signal?.throwIfAborted();
  const { code, output } = await runCommand(["pnpm", "run", "build"], {
    cwd: app,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
  });
  if (code !== 0) {
    throw new Obstacle(`The web app could not be built:\n${output.trim().split("\n").slice(-40).join("\n")}`);
  }
  await mkdir(join(app, ".next"), { recursive: true });
  await writeFile(stamp, inputs);
  return true;
}
