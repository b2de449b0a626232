import { processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { type Database, runAs } from "@cartage/domain/run-as";
import type { Logger } from "@cartage/observability/logger";
import { traceIdOf } from "@cartage/observability/tracing";

/** Does what our processes are trusted with, on one connection a piece of work. */
export type RunAsProcess = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

export interface ProcessOptions {
  database: Database;
  instanceId: string;
  log: Logger;
}

export function createRunAsProcess({ database, instanceId, log }: ProcessOptions): RunAsProcess {
  const actor = processActor(instanceId);
  return (work) => {
    const requestId = crypto.randomUUID();
    const given = { actor, requestId, traceId: traceIdOf(), now: () => new Date(), log: log.child({ requestId }) };
    return runAs(database, given, work);
  };
}
