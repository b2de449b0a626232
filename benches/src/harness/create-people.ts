import { fileURLToPath } from "node:url";
import { createLiveHub } from "@cartage/api/live/hub";
import { createNewsHub } from "@cartage/api/live/news-hub";
import { createPlanner } from "@cartage/api/planning/planner";
import type { PeopleServices } from "@cartage/api/services";
import { createPasswordCheck } from "@cartage/auth/new-password";
import { relyingPartyOf } from "@cartage/auth/relying-party";
import { watchSessionEnds } from "@cartage/auth/session-ends";
import { tokenKeys } from "@cartage/auth/token-keys";
import type { Database } from "@cartage/db/client";

/** What the API serves people with, on a database, until the parts are taken down. */
export async function createPeople(database: Database, parts: AsyncDisposableStack): Promise<PeopleServices> {
  const log = { info() {}, warn() {}, error() {} };
  const live = await createLiveHub({ database, log, frames: { subscribe: () => () => {}, onGap: () => {} } });
  const news = await createNewsHub(database, { log });
  const sessionEnds = await watchSessionEnds(database, { onError: () => {} });
  parts.defer(async () => {
    await live.stop();
    await news.stop();
    await sessionEnds.stop();
  });
  return {
    keys: tokenKeys("a secret of this bench, which keeps none"),
    broker: { host: "127.0.0.1", port: 1883, isTls: false, wsUrl: null },
    live,
    news,
    planner: createPlanner(fileURLToPath(import.meta.resolve("@cartage/api/planning/plan-thread"))),
    permitsWebhook: () => false,
    sessionEnds,
    stopping: new AbortController().signal,
    retentionDays: 365,
    relyingParty: relyingPartyOf("http://localhost:3000"),
    checkNewPassword: createPasswordCheck({ breachUrl: null }),
    sso: { permits: () => false, findProofs: async () => [] },
  };
}
