import type { Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { processActor } from "../../actor.ts";
import type { Context, Log } from "../../context.ts";

export type RunAsProcess = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

export interface OwnProcess {
  /** New at each start. */
  instanceId: string;
  /** Does what our processes are trusted with, on one connection a piece of work. */
  runAsProcess: RunAsProcess;
}

/** The actor that one of our processes is while it runs. */
export function createOwnProcess({ database, log }: { database: Database; log: Log }): OwnProcess {
  const instanceId = newId();
  const actor = processActor(instanceId);
  return {
    instanceId,
    runAsProcess: (work) =>
      withConnection(database, (session) => work({ actor, session, now: () => new Date(), requestId: newId(), log })),
  };
}
