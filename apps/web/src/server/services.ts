import "server-only";
import { createFrameSource } from "@cartage/api/live/frame-source";
import { createLiveHub } from "@cartage/api/live/hub";
import { createNewsHub } from "@cartage/api/live/news-hub";
import type { Services } from "@cartage/api/services";
import { watchSessionEnds } from "@cartage/auth/session-ends";
import { createSessionUses } from "@cartage/auth/session-uses";
import { createOutbound } from "@cartage/auth/sso/outbound";
import { tokenKeys } from "@cartage/auth/token-keys";
import { env } from "../env.ts";
import { broker, brokerAddress } from "./broker.ts";
import { announceSecret } from "./broker-provision.ts";
import { callLimit } from "./call-limit.ts";
import { database, platformDatabase, replicaDatabase } from "./database.ts";
import { geocoder } from "./geocoder.ts";
import { log } from "./log.ts";
import { checkNewPassword } from "./new-password.ts";
import { perProcess } from "./per-process.ts";
import { planner } from "./planner.ts";
import { relyingParty } from "./relying-party.ts";
import { routing } from "./routing.ts";
import { secrets } from "./secrets.ts";
import { mayTrySignIn } from "./sign-in-limit.ts";
import { findDomainProofs, outbound } from "./sso/outbound.ts";
import { stopping } from "./stopping.ts";

/** What the API stands on in this process. Rejects while Postgres cannot be reached for the first time. */
export function services(): Promise<Services> {
  return perProcess("services", createServices);
}

async function createServices(): Promise<Services> {
  const pool = database();
  const frames = createFrameSource(broker(), (err) => log().warn({ err }, "live frames cannot be subscribed to"));
  return {
    database: pool,
    replica: replicaDatabase(),
    platform: platformDatabase(),
    now: () => new Date(),
    log: log(),
    people: {
      keys: tokenKeys(env().NEXTAUTH_SECRET),
      broker: brokerAddress(),
      live: await createLiveHub({ database: pool, frames, log: log() }),
      news: await createNewsHub(pool, { log: log() }),
      routing: routing(),
      planner: planner(),
      permitsWebhook: createOutbound(env().WEBHOOK_PRIVATE_HOSTS).permits,
      sessionEnds: await watchSessionEnds(pool, {
        onError: (err) => log().warn({ err }, "ended sessions could not be asked for"),
      }),
      stopping: stopping().signal,
      noteSessionUse: createSessionUses(pool, {
        onError: (err) => log().warn({ err }, "the use of a sign-in could not be kept"),
      }),
      mayTry: mayTrySignIn,
      limitCalls: callLimit(),
      retentionDays: env().CARTAGE_RETENTION_DAYS,
      checkNewPassword: checkNewPassword(),
      sso: { permits: outbound().permits, findProofs: findDomainProofs() },
      geocoder: geocoder(),
      relyingParty: relyingParty(),
      secrets: secrets(),
      announceSecret: announceSecret(),
    },
  };
}
