import { hostname } from "node:os";
import { processActor } from "@cartage/domain/actor";
import { newInstanceId } from "@cartage/domain/platform/new-instance-id";
import type { Health } from "@cartage/observability/health";
import type { Logger } from "@cartage/observability/logger";
import { TRPCError } from "@trpc/server";
import { createProcessContext } from "./call-context.ts";
import { instancesRouter } from "./routers/instances.ts";
import type { Services } from "./services.ts";
import { createCallerFactory, router } from "./trpc.ts";

export interface RunningInstanceOptions {
  services: Services;
  /** A new one unless given. */
  instanceId?: string;
  kind: "web" | "worker" | "jobs";
  version: string;
  /** What its work is known by; the machine's name unless given. */
  host?: string;
  health: Pick<Health, "readiness">;
  log: Logger;
}

export interface RunningInstance {
  /** Enters this process into the list that maintainers see. */
  register(): Promise<void>;
  /** Tells every 10 s that it lives and how it fares; enters it again if it was given up meanwhile. */
  keepAlive(): void;
  leave(): Promise<void>;
}

const heartbeatMs = 10_000;

/** Of the API only what a process says of itself: all of it would take a second of each start. */
const createCaller = createCallerFactory(router({ platform: router({ instances: instancesRouter }) }));

/** This process in the list of instances; it speaks to the API in process, as a machine. */
export function createRunningInstance(options: RunningInstanceOptions): RunningInstance {
  const { services, instanceId = newInstanceId(), kind, version, host = hostname(), health, log } = options;
  const { instances } = createCaller(createProcessContext(services, processActor(instanceId))).platform;
  let timer: NodeJS.Timeout | undefined;

  async function register() {
    await instances.register({ instanceId, kind, version, host, pid: process.pid });
  }

  async function heartbeat() {
    const { checks } = await health.readiness();
    try {
      await instances.heartbeat({ instanceId, health: checks });
    } catch (error) {
      if (!(error instanceof TRPCError) || error.code !== "NOT_FOUND") throw error;
      await register();
    }
  }

  return {
    register,
    keepAlive() {
      timer ??= setInterval(() => {
        heartbeat().catch((err: unknown) => log.warn({ err }, "heartbeat not heard"));
      }, heartbeatMs);
    },
    async leave() {
      clearInterval(timer);
      await instances.leave({ instanceId });
    },
  };
}
