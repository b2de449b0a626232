// Every script of package.json begins here. Plain JavaScript without dependencies, for any Node from 20 on:
// it finds or fetches the right Node and pnpm, installs what the lockfile names, and hands over to src/cli.ts.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const [command = "help", ...rest] = process.argv.slice(2);

const major = Number(process.versions.node.split(".")[0]);
if (major < 20) {
  console.error(`Cartage needs Node 20 or newer to begin with, and this is ${process.version}.`);
  console.error("Install a current one from https://nodejs.org (or your system's packages) and run the command again.");
  process.exit(1);
}

const { findToolchain } = await import("./bootstrap/toolchain.mjs");
const { installPackages } = await import("./bootstrap/packages.mjs");
const { Obstacle } = await import("./bootstrap/steps.mjs");
const { watchStarter } = await import("./bootstrap/starter.mjs");

try {
  const toolchain = await findToolchain(root);
  await installPackages(root, toolchain);
  if (command !== "install") handOver(toolchain);
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(`\n✗ ${error.message}`);
  if (error.remedy) console.error(`  ${error.remedy}`);
  process.exit(1);
}

/**
 * Runs the command under the right Node; the channel tells it when this process has died.
 * @param {{ node: string, path: string }} toolchain
 */
function handOver({ node, path }) {
  const cli = join(root, "tooling", "start", "src", "cli.ts");
  if (!existsSync(cli)) throw new Obstacle(`${cli} is missing.`, "Is this a complete clone?");

  const child = spawn(node, ["--disable-warning=ExperimentalWarning", cli, command, ...rest], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // each process of ours begins a third sooner with what its modules were compiled to
    env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "node") },
  });
  // Ctrl-C reaches the whole process group, the child too; a signal sent to this process alone is passed on.
  /** @type {NodeJS.Signals[]} */
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  if (command === "start" || command === "dev") watchStarter(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 137 : 1)));
}
