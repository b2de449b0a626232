import "server-only";
import { createRunningInstance, type RunningInstance } from "@cartage/api/running-instance";
import { env } from "../env.ts";
import { database } from "./database.ts";
import { log } from "./log.ts";
import { health } from "./operations.ts";
import { perProcess } from "./per-process.ts";

/** This process in the list of instances that maintainers see. */
export function instance(): RunningInstance {
  return perProcess("instance", () =>
    createRunningInstance({
      services: { database: database(), platform: null, now: () => new Date(), log: log(), people: null },
      kind: "web",
      version: env().CARTAGE_VERSION,
      health: health(),
      log: log(),
    }),
  );
}
