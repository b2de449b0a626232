/** Who may be let through by a route, or where the route is tried instead. */
export type RouteRow =
  /** A device with its own secret, as Basic credentials. */
  | { methods: string[]; lets: "device"; ask: "positions" }
  /** A broker with the secret that was agreed on, as a bearer's token. */
  | { methods: string[]; lets: "broker"; ask: "connect" | "act" }
  /** Everyone: it tells nothing of anybody. */
  | { methods: string[]; lets: "everyone"; because: string }
  /** It carries what has rows of its own. */
  | { methods: string[]; lets: "see"; elsewhere: string };

/** Every route of web that is no page, by its folder below `app`; `path` where one folder has several. */
export const everyRoute: Record<string, RouteRow> = {
  "api/v1/positions": { methods: ["POST"], lets: "device", ask: "positions" },
  "api/mqtt/[asked] connect": { methods: ["POST"], lets: "broker", ask: "connect" },
  "api/mqtt/[asked] act": { methods: ["POST"], lets: "broker", ask: "act" },
  "api/trpc/[trpc]": { methods: ["GET", "POST"], lets: "see", elsewhere: "tests/tenancy/matrix.test.ts" },
  "api/auth/[...nextauth]": { methods: ["GET", "POST"], lets: "see", elsewhere: "tests/e2e/sign-in.spec.ts" },
  "api/sso/saml/[providerId]": { methods: ["GET"], lets: "see", elsewhere: "tests/e2e/sso.spec.ts" },
  "api/sso/saml/[providerId]/begin": { methods: ["GET"], lets: "see", elsewhere: "tests/e2e/sso.spec.ts" },
  "api/sso/saml/[providerId]/consume": { methods: ["POST"], lets: "see", elsewhere: "tests/accounts/sso/saml.test.ts" },
  "api/sso/try/[providerId]": { methods: ["POST"], lets: "see", elsewhere: "tests/e2e/sso.spec.ts" },
  "api/organisation/logo": { methods: ["GET"], lets: "see", elsewhere: "tests/accounts/logo.test.ts" },
  "api/webhooks/[provider]": { methods: ["POST"], lets: "see", elsewhere: "tests/integrations/webhooks.test.ts" },
  healthz: { methods: ["GET"], lets: "everyone", because: "it says that the process turns" },
  readyz: { methods: ["GET"], lets: "everyone", because: "it says what of the process' services is there" },
  metrics: { methods: ["GET"], lets: "everyone", because: "it counts; a proxy hides it" },
};
