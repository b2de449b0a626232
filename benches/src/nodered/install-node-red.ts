import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Node-RED with what it is measured with; nothing of it is a dependency of ours. */
const packages = ["node-red@5.0.7", "pg@8.23.1"];
const postgresNode = "node-red-contrib-postgresql@0.15.4";

export interface InstalledNodeRed {
  /** Its program, for `node`. */
  program: string;
  modules: string;
  /** Whether the registry had node-red-contrib-postgresql. */
  hasPostgresNode: boolean;
}

/** Installs Node-RED from the npm registry into a folder, without running any package's scripts. */
export async function installNodeRed(directory: string): Promise<InstalledNodeRed> {
  const install = (names: string[]) =>
    run("npm", ["install", "--prefix", directory, "--no-audit", "--no-fund", "--ignore-scripts", ...names], {
      // what pnpm tells its own scripts is not meant for npm
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"))),
      timeout: 300_000,
    });
  await install(packages);
  const hasPostgresNode = await install([postgresNode]).then(
    () => true,
    () => false,
  );
  const modules = join(directory, "node_modules");
  return { program: join(modules, "node-red", "red.js"), modules, hasPostgresNode };
}
