/** What takes positions. */
export const waysIn = ["positions", "owntracks", "osmand", "traccar"] as const;

/** Who may be let through by a route, or where the route is tried instead. */
export type RouteRow =
  /** A device with its own secret, as Basic credentials; a program with its key; or both of them. */
  | { methods: string[]; lets: "device" | "program" | "sender"; ask: (typeof waysIn)[number]; path: string }
  /** A broker with the secret that was agreed on, as a bearer's token. */
  | { methods: string[]; lets: "broker"; ask: "connect" | "act"; path: string }
  /** Who is signed in, by the browser's cookie alone, to what is their organisation's. */
  | { methods: string[]; lets: "cookie"; path: string }
  /** A provider's event under its signature. */
  | { methods: string[]; lets: "provider"; path: string }
  /** Nobody: it does not exist where nothing was agreed on. */
  | { methods: string[]; lets: "nobody"; path: string }
  /** Everyone: it tells nothing of anybody. */
  | { methods: string[]; lets: "everyone"; path: string; because: string }
  /** It carries what has rows of its own. */
  | { methods: string[]; lets: "see"; elsewhere: string };

/** Every route of web that is no page, by its folder below `app`; `path` where one folder has several. */
export const everyRoute: Record<string, RouteRow> = {
  "api/v1/positions": { methods: ["POST"], lets: "sender", ask: "positions", path: "/api/v1/positions" },
  "api/v1/owntracks": { methods: ["POST"], lets: "device", ask: "owntracks", path: "/api/v1/owntracks" },
  "api/v1/osmand": { methods: ["GET", "POST"], lets: "device", ask: "osmand", path: "/api/v1/osmand" },
  "api/v1/traccar": { methods: ["POST"], lets: "program", ask: "traccar", path: "/api/v1/traccar" },
  "api/mqtt/[asked] connect": { methods: ["POST"], lets: "broker", ask: "connect", path: "/api/mqtt/connect" },
  "api/mqtt/[asked] act": { methods: ["POST"], lets: "broker", ask: "act", path: "/api/mqtt/act" },
  "api/trpc/[trpc]": { methods: ["GET", "POST"], lets: "see", elsewhere: "tests/tenancy/matrix.test.ts" },
  "api/auth/[...nextauth]": { methods: ["GET", "POST"], lets: "see", elsewhere: "tests/e2e/sign-in.spec.ts" },
  "api/sso/saml/[providerId]": { methods: ["GET"], lets: "see", elsewhere: "tests/e2e/sso.spec.ts" },
  "api/sso/saml/[providerId]/begin": { methods: ["GET"], lets: "see", elsewhere: "tests/e2e/sso.spec.ts" },
  "api/sso/saml/[providerId]/consume": { methods: ["POST"], lets: "see", elsewhere: "tests/accounts/sso/saml.test.ts" },
  "api/sso/try/[providerId]": {
    methods: ["POST"],
    lets: "everyone",
    path: "/api/sso/try/any",
    because: "it marks the browser that asks",
  },
  "api/organisation/logo": { methods: ["GET"], lets: "cookie", path: "/api/organisation/logo" },
  "api/history/export": { methods: ["GET"], lets: "see", elsewhere: "tests/tracking/history/routes.test.ts" },
  "api/history/ways": { methods: ["GET"], lets: "see", elsewhere: "tests/tracking/history/routes.test.ts" },
  "api/v1/orders": { methods: ["GET", "POST"], lets: "see", elsewhere: "tests/orders/partners.test.ts" },
  "api/v1/orders/[orderId]": { methods: ["GET"], lets: "see", elsewhere: "tests/orders/partners.test.ts" },
  "api/orders/file": { methods: ["GET"], lets: "see", elsewhere: "tests/orders/files.test.ts" },
  "api/orders/labels": { methods: ["GET"], lets: "see", elsewhere: "tests/orders/files.test.ts" },
  "api/proofs/content": { methods: ["GET"], lets: "see", elsewhere: "tests/orders/proofs/routes.test.ts" },
  "api/proofs/bundle": { methods: ["GET"], lets: "see", elsewhere: "tests/orders/proofs/routes.test.ts" },
  "api/proofs/sheet": { methods: ["GET"], lets: "see", elsewhere: "tests/orders/proofs/routes.test.ts" },
  "api/imports": { methods: ["POST"], lets: "see", elsewhere: "tests/tracking/imports.test.ts" },
  "api/webhooks/[provider]": { methods: ["POST"], lets: "provider", path: "/api/webhooks/stripe" },
  "api/webhooks/[provider] without a secret": { methods: ["POST"], lets: "nobody", path: "/api/webhooks/clerk" },
  "api/webhooks/[provider] unknown": { methods: ["POST"], lets: "nobody", path: "/api/webhooks/unknown" },
  "o/[slug]": { methods: ["GET", "POST"], lets: "see", elsewhere: "tests/e2e/recipients.spec.ts" },
  "track/[token]": { methods: ["GET", "POST"], lets: "see", elsewhere: "tests/e2e/recipients.spec.ts" },
  healthz: { methods: ["GET"], lets: "everyone", path: "/healthz", because: "it says that the process turns" },
  readyz: {
    methods: ["GET"],
    lets: "everyone",
    path: "/readyz",
    because: "it says what of the process' services is there",
  },
  metrics: { methods: ["GET"], lets: "everyone", path: "/metrics", because: "it counts; a proxy hides it" },
};
