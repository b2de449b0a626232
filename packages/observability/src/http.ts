import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createOpsHandlers, type OpsParts } from "./ops-handlers.ts";

export interface OpsServerOptions extends OpsParts {
  /** 0 takes a free one. */
  port: number;
  /** All interfaces unless given: whoever probes is rarely on the same machine. */
  host?: string;
}

export interface OpsServer {
  port: number;
  /** Ends at once what is still open. */
  stop(): Promise<void>;
}

/** Serves /healthz, /readyz and /metrics. Rejects with Node's error when the port is taken (`EADDRINUSE`). */
export async function startOpsServer({ port, host, ...parts }: OpsServerOptions): Promise<OpsServer> {
  const { healthz, readyz, metrics } = createOpsHandlers(parts);
  const routes: Record<string, () => Response | Promise<Response>> = {
    "/healthz": healthz,
    "/readyz": readyz,
    "/metrics": metrics,
  };

  const server = createServer((request, response) => {
    const route = routes[request.url?.split("?")[0] ?? ""];
    const answer = route && (request.method === "GET" || request.method === "HEAD") ? route() : notFound();
    Promise.resolve(answer).then(
      (found) => send(response, found),
      () => send(response, new Response(null, { status: 500 })),
    );
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(port, host, resolve);
  await listening;

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const { promise: closed, resolve: close } = Promise.withResolvers<void>();
      server.close(() => close());
      server.closeAllConnections();
      await closed;
    },
  };
}

const notFound = () => new Response("not found\n", { status: 404 });

async function send(to: ServerResponse, from: Response) {
  to.writeHead(from.status, Object.fromEntries(from.headers));
  to.end(await from.text());
}
