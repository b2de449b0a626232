import "server-only";
import { createHealth } from "@cartage/observability/health";
import { createMetrics } from "@cartage/observability/metrics";
import { createOpsHandlers } from "@cartage/observability/ops-handlers";
import { env } from "../env.ts";
import { broker } from "./broker.ts";
import { database } from "./database.ts";
import { log } from "./log.ts";
import { perProcess } from "./per-process.ts";
import { services } from "./services.ts";
import { redisClient } from "./sign-in-limit.ts";
import { stopping } from "./stopping.ts";

/** What this process needs, and whether it is there. */
export function health() {
  return perProcess("health", () => {
    const redis = redisClient();
    const made = createHealth({
      version: env().CARTAGE_VERSION,
      checks: {
        postgres: { isEssential: true, check: () => database().sql`select 1`.then(() => undefined) },
        broker: { isEssential: false, check: assertBrokerConnected },
        ...(redis && { redis: { isEssential: false, check: async () => void (await redis.ping()) } }),
      },
      onChange: (part, status, err) =>
        log()[status === "ok" ? "info" : "warn"]({ part, status, err }, "health changed"),
    });
    stopping().signal.addEventListener("abort", made.stopping);
    return made;
  });
}

/** Health and metrics of this process, as contract.md fixes them. */
export function operations() {
  return perProcess("operations", () => {
    const metrics = createMetrics({ service: "web" });
    let readers = 0;
    metrics.gauge({
      name: "cartage_live_readers",
      help: "Browsers that watch a live map through this instance",
      read: () => {
        void services().then(({ people }) => {
          readers = people?.live.readers ?? 0;
        });
        return readers;
      },
    });
    return createOpsHandlers({ health: health(), metrics });
  });
}

async function assertBrokerConnected(): Promise<void> {
  if (!broker().connected) throw new Error("not connected");
}
