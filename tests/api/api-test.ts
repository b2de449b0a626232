import { fileURLToPath } from "node:url";
import { createContext } from "@cartage/api/call-context";
import type { FrameSource } from "@cartage/api/live/frame-source";
import { createLiveHub } from "@cartage/api/live/hub";
import { createNewsHub } from "@cartage/api/live/news-hub";
import { createPlanner } from "@cartage/api/planning/planner";
import { createCaller } from "@cartage/api/root";
import type { PeopleServices, Services } from "@cartage/api/services";
import { createPasswordCheck } from "@cartage/auth/new-password";
import { relyingPartyOf } from "@cartage/auth/relying-party";
import { createSecretBox } from "@cartage/auth/secret-box";
import { watchSessionEnds } from "@cartage/auth/session-ends";
import { createOutbound } from "@cartage/auth/sso/outbound";
import { tokenKeys } from "@cartage/auth/token-keys";
import type { Actor } from "@cartage/domain/actor";
import { encodeFrame, type VehicleTuple } from "@cartage/telemetry/frame";
import { test as withDatabase } from "@cartage/testing/test";

/** A clock that tests set forward; it begins at a whole millisecond of now. */
export interface Clock {
  now(): Date;
  forward(durationMs: number): void;
}

/** The frames of workers, published by the test. */
export interface Frames extends FrameSource {
  publish(organisationId: string, moved: VehicleTuple[]): void;
  publishBytes(organisationId: string, payload: Uint8Array): void;
  /** As when the connection to the broker came back. */
  tellGap(): void;
  readonly subscriptions: number;
}

export interface Logged {
  level: "info" | "warn" | "error";
  fields: object;
  message: string;
}

interface CallOptions {
  idempotencyKey?: string;
  language?: string;
}

interface ApiFixtures {
  clock: Clock;
  logged: Logged[];
  frames: Frames;
  stopping: AbortController;
  /** What stands in the DNS of a domain. */
  proofs: Map<string, string[]>;
  people: PeopleServices;
  services: Services;
  /** The API as an actor that is signed in; null is a stranger. */
  api: (actor: Actor | null, options?: CallOptions) => ReturnType<typeof createCaller>;
}

/** The test database and the API on it, called as the web calls it. */
export const test = withDatabase.extend<{ $file: ApiFixtures }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  clock: [async ({}, use) => use(createClock()), { scope: "file" }],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  logged: [async ({}, use) => use([]), { scope: "file" }],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  frames: [async ({}, use) => use(createFrames()), { scope: "file" }],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  stopping: [async ({}, use) => use(new AbortController()), { scope: "file" }],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  proofs: [async ({}, use) => use(new Map()), { scope: "file" }],
  people: [
    async ({ app, frames, stopping, logged, proofs }, use) => {
      const log = createLog(logged);
      const sessionEnds = await watchSessionEnds(app, { everyMs: 200, onError: (err) => log.error({ err }, "poll") });
      const live = await createLiveHub({ database: app, frames, log });
      const news = await createNewsHub(app, { log });
      await use({
        news,
        permitsWebhook: createOutbound(["127.0.0.1:1"]).permits,
        keys: tokenKeys("a secret of the tests"),
        broker: {
          host: "broker.cartage.example",
          port: 1883,
          isTls: false,
          wsUrl: "wss://broker.cartage.example/mqtt",
        },
        live,
        sessionEnds,
        planner: createPlanner(fileURLToPath(import.meta.resolve("@cartage/api/planning/plan-thread"))),
        stopping: stopping.signal,
        retentionDays: 365,
        checkNewPassword: createPasswordCheck({ breachUrl: null }),
        relyingParty: relyingPartyOf("http://localhost:3000"),
        secrets: createSecretBox([Buffer.alloc(32, 7)]),
        sso: { permits: createOutbound([]).permits, findProofs: async (domain) => proofs.get(domain) ?? [] },
      });
      await news.stop();
      await live.stop();
      await sessionEnds.stop();
    },
    { scope: "file" },
  ],
  services: [
    async ({ app, platform, people, clock, logged }, use) =>
      use({ database: app, platform, people, now: clock.now, log: createLog(logged) }),
    { scope: "file" },
  ],
  api: [
    async ({ services }, use) =>
      use((actor, { idempotencyKey, language } = {}) => {
        const headers = new Headers({ "accept-language": language ?? "en" });
        if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
        return createCaller(createContext({ services, headers, sessionId: actor?.sessionId }));
      }),
    { scope: "file" },
  ],
});

function createClock(): Clock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    forward(durationMs) {
      aheadMs += durationMs;
    },
  };
}

function createLog(logged: Logged[]) {
  const at = (level: Logged["level"]) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

function createFrames(): Frames {
  const listeners = new Map<string, (payload: Uint8Array) => void>();
  const gaps: (() => void)[] = [];
  const publishBytes = (organisationId: string, payload: Uint8Array) => listeners.get(organisationId)?.(payload);
  return {
    subscribe(organisationId, onFrame) {
      listeners.set(organisationId, onFrame);
      return () => listeners.delete(organisationId);
    },
    onGap: (callback) => gaps.push(callback),
    publishBytes,
    publish: (organisationId, moved) =>
      publishBytes(organisationId, Buffer.from(encodeFrame({ at: Date.now(), moved }))),
    tellGap() {
      for (const tell of gaps) tell();
    },
    get subscriptions() {
      return listeners.size;
    },
  };
}
