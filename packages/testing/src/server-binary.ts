import { accessSync, constants } from "node:fs";
import path from "node:path";

/** Debian's package of each, which a message can name. */
const packages = { mosquitto: "mosquitto", "redis-server": "redis-server" } as const;

export type Server = keyof typeof packages;

/** Whether the run may do with embedded servers where real ones are missing; CI may not. */
function requiresRealServers(): boolean {
  return process.env.CARTAGE_TEST_REAL_SERVERS === "1";
}

/**
 * Where the server's program is, or null.
 * @throws when it is missing and CARTAGE_TEST_REAL_SERVERS=1
 */
export function findServer(server: Server): string | null {
  // Debian keeps servers where only root's PATH looks
  const directories = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    "/usr/sbin",
    "/usr/local/sbin",
    "/opt/homebrew/sbin",
  ];
  const found = directories.map((directory) => path.join(directory, server)).find(isExecutable);
  if (!found && requiresRealServers()) throw new Error(missing(server));
  return found ?? null;
}

/** @throws when it is not installed */
export function requireServer(server: Server): string {
  const found = findServer(server);
  if (!found) throw new Error(missing(server));
  return found;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function missing(server: Server) {
  return `${server} is not installed. Install it, for example with: apt-get install --yes ${packages[server]}`;
}
