import { processActor } from "@cartage/domain/actor";
import type { Context, SecretBox } from "@cartage/domain/context";
import { type Database, runAs } from "@cartage/domain/run-as";
import type { Logger } from "@cartage/observability/logger";
import { traceIdOf } from "@cartage/observability/tracing";

/** Does what our processes are trusted with, on one connection a piece of work. */
export type RunAsProcess = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

export interface ProcessOptions {
  database: Database;
  instanceId: string;
  log: Logger;
  /** For what is kept sealed. */
  secrets?: SecretBox;
}

export function createRunAsProcess({ database, instanceId, log, secrets }: ProcessOptions): RunAsProcess {
  const actor = processActor(instanceId);
  return (work) => {
    const requestId = crypto.randomUUID();
    const given = {
      actor,
      requestId,
      traceId: traceIdOf(),
      now: () => new Date(),
      log: log.child({ requestId }),
      secrets,
    };
    return runAs(database, given, work);
  };
}
