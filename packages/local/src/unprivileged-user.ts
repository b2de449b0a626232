import { execFileSync } from "node:child_process";
import { stat } from "node:fs/promises";

export type RunAs = { uid?: number; gid?: number };

/**
 * The user that Postgres runs as. It refuses root, so root lends it the owner of the data that is
 * already there, else `postgres`, else `nobody`; no user is created. Anyone else runs it as themselves.
 */
export async function unprivilegedUser(dataDirectory: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};

  const owner = await stat(dataDirectory).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  const user = ["postgres", "nobody"].map(idsOf).find((ids) => ids !== null);
  if (!user) {
    throw new Error(
      "Postgres does not run as root, and there is neither a user postgres nor nobody. Start as another user.",
    );
  }
  return user;
}

function idsOf(name: string): Required<RunAs> | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}
