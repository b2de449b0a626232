import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createContext } from "@cartage/api/call-context";
import { createLiveHub } from "@cartage/api/live/hub";
import { createNewsHub } from "@cartage/api/live/news-hub";
import { createPlanner } from "@cartage/api/planning/planner";
import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { appRouter } from "@cartage/api/root";
import type { PeopleServices, Services } from "@cartage/api/services";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import { createPasswordCheck } from "@cartage/auth/new-password";
import { relyingPartyOf } from "@cartage/auth/relying-party";
import { watchSessionEnds } from "@cartage/auth/session-ends";
import { tokenKeys } from "@cartage/auth/token-keys";
import type { Database } from "@cartage/db/client";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { createLogger } from "@cartage/observability/logger";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";

const planThread = fileURLToPath(import.meta.resolve("@cartage/api/planning/plan-thread"));

export type PhonesServer = { address: string; stop(): Promise<void> };

/** The server as phones meet it: the API at /api/trpc and the positions' endpoint, without web pages or a broker. */
export async function startPhonesServer(
  database: Database,
  secrets?: PeopleServices["secrets"],
): Promise<PhonesServer> {
  const log = createLogger({ name: "test", version: "0", level: "error" });
  const now = () => new Date();
  const sessionEnds = await watchSessionEnds(database, { onError: () => {} });
  const live = await createLiveHub({ database, log, frames: { subscribe: () => () => {}, onGap: () => {} } });
  const news = await createNewsHub(database, { log });
  const keys = tokenKeys("a secret of these tests");
  const stopping = new AbortController();
  const broker = { host: "127.0.0.1", port: 1883, isTls: false, wsUrl: null };
  const people = {
    keys,
    broker,
    live,
    news,
    permitsWebhook: () => false,
    sessionEnds,
    planner: createPlanner(planThread),
    stopping: stopping.signal,
    retentionDays: 2,
    relyingParty: relyingPartyOf("http://localhost:3000"),
    checkNewPassword: createPasswordCheck({ breachUrl: null }),
    sso: { permits: () => false, findProofs: async () => [] },
    ...(secrets && { secrets }),
  };
  const services: Services = { database, platform: null, now, log, people };

  const answerTrpc = createHTTPHandler({
    router: appRouter,
    basePath: "/api/trpc/",
    createContext: ({ req }) =>
      createContext({ services, headers: new Headers(req.headers as Record<string, string>) }),
  });
  const answerPositions = createPositionsEndpoint({
    services,
    credentials: createDeviceCredentials(database),
    days: createPositionDays({ retentionDays: 2, now: Date.now }),
    publish: () => {},
  });
  const server = createServer(async (request, response) => {
    if (request.url !== "/api/v1/positions") return answerTrpc(request, response);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const headers = new Headers(request.headers as Record<string, string>);
    const answer = await answerPositions(
      new Request("http://phones/api/v1/positions", { method: "POST", headers, body: Buffer.concat(parts) }),
      request.socket.remoteAddress ?? null,
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      stopping.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await news.stop();
      await live.stop();
      await sessionEnds.stop();
    },
  };
}
