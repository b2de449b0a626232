import { DomainError } from "@cartage/domain/errors";
import { heartbeatInstance } from "@cartage/domain/platform/commands/heartbeat-instance";
import { leaveInstance } from "@cartage/domain/platform/commands/leave-instance";
import { registerInstance } from "@cartage/domain/platform/commands/register-instance";
import type { RunAsProcess } from "@cartage/domain/platform/processes/run-as-process";
import type { Health } from "@cartage/observability/health";
import type { Logger } from "@cartage/observability/logger";

export interface InstanceOptions {
  instanceId: string;
  /** Host and port: what its work is known by. */
  host: string;
  version: string;
  health: Pick<Health, "readiness">;
  runAsProcess: RunAsProcess;
  log: Logger;
}

export interface Instance {
  /** Enters this process into the list that maintainers see. */
  register(): Promise<void>;
  /** Tells every 10 s that it lives and how it fares. */
  keepAlive(): void;
  leave(): Promise<void>;
}

const heartbeatMs = 10_000;

export function createInstance({ instanceId, host, version, health, runAsProcess, log }: InstanceOptions): Instance {
  const register = () =>
    runAsProcess(async (ctx) => {
      await registerInstance(ctx, { instanceId, kind: "jobs", version, host, pid: process.pid });
    });

  async function heartbeat() {
    const { checks } = await health.readiness();
    await runAsProcess((ctx) => heartbeatInstance(ctx, { instanceId, health: checks })).catch((error: unknown) => {
      // entered as gone while it could not be heard
      if (error instanceof DomainError && error.code === "not_found") return register();
      throw error;
    });
  }

  let timer: NodeJS.Timeout | undefined;
  return {
    register,
    keepAlive() {
      timer ??= setInterval(() => {
        heartbeat().catch((err: unknown) => log.warn({ err }, "heartbeat not heard"));
      }, heartbeatMs);
    },
    async leave() {
      clearInterval(timer);
      await runAsProcess((ctx) => leaveInstance(ctx, { instanceId }));
    },
  };
}
