import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { root } from "../root.ts";

export type StartOptions = {
  /** Where data, secrets and logs lie. */
  directory: string;
  isFresh: boolean;
  hasFreePorts: boolean;
  /** Processes start again when their source changes. */
  isWatching: boolean;
  /** Whether the demonstration's dispatchers and drivers work. */
  hasDay: boolean;
};

const USAGE = `npm start -- [--fresh] [--free-ports] [--day] [--directory DIR]
  --fresh          begins anew: removes the embedded database and the demonstration
  --free-ports     takes free ports where the usual ones are taken, and prints them
  --day            the demonstration's dispatchers and drivers work: orders are placed, planned, driven, delivered
  --directory DIR  where data, secrets and logs lie, instead of .cartage`;

/** Reads the command line. @throws Obstacle with the usage */
export function readOptions(args: readonly string[], isWatching: boolean): StartOptions {
  try {
    const { values } = parseArgs({
      // pnpm passes the separator on, npm does not
      args: args.filter((arg) => arg !== "--"),
      options: {
        fresh: { type: "boolean", default: false },
        "free-ports": { type: "boolean", default: false },
        day: { type: "boolean", default: false },
        directory: { type: "string" },
      },
    });
    const directory = values.directory ? resolve(values.directory) : join(root, ".cartage");
    return {
      directory,
      isFresh: values.fresh,
      hasFreePorts: values["free-ports"],
      isWatching,
      hasDay: values.day,
    };
  } catch (error) {
    throw new Obstacle(error instanceof Error ? error.message : String(error), `\n${USAGE}`);
  }
}
