import type { Health } from "./health.ts";
import type { Metrics } from "./metrics.ts";

export interface OpsParts {
  health: Health;
  metrics: Pick<Metrics, "text" | "contentType">;
}

/** What load balancers and Prometheus ask, as web-standard handlers. */
export function createOpsHandlers({ health, metrics }: OpsParts) {
  return {
    /** 200 while the process turns. */
    healthz: (): Response => Response.json({ status: "ok" }, uncached),
    /** 503 without an essential part or while stopping, else 200; the body says which part is missing. */
    async readyz(): Promise<Response> {
      const readiness = await health.readiness();
      return Response.json(readiness, { ...uncached, status: readiness.status === "down" ? 503 : 200 });
    },
    async metrics(): Promise<Response> {
      return new Response(await metrics.text(), { headers: { "content-type": metrics.contentType } });
    },
  };
}

const uncached = { headers: { "cache-control": "no-store" } };
