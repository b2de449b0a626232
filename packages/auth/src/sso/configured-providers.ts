import { z } from "zod";

const address = z.url({ protocol: /^https?$/ });
const common = {
  /** Stands in its callback's address, `/api/auth/callback/<id>`. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, "an id of small letters, digits and hyphens"),
  /** As the button says it. */
  name: z.string().min(1).max(40),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
};

/** OpenID Connect: the rest is found at the issuer. The address must be verified there (`email_verified`). */
const Oidc = z.strictObject({ ...common, issuer: address, scope: z.string().default("openid email profile") });

/** OAuth 2.0 alone, for providers without OpenID Connect: their user information is taken for what it says. */
const OAuth = z.strictObject({
  ...common,
  authorizationUrl: address,
  tokenUrl: address,
  userinfoUrl: address,
  scope: z.string(),
  subjectClaim: z.string().default("id"),
  /** A claim that says that the address was verified; without it nobody is recognised by an address. */
  verifiedClaim: z.string().optional(),
});

const ConfiguredProviders = z.array(z.union([Oidc, OAuth])).max(10);

export type ConfiguredProvider = z.infer<typeof ConfiguredProviders>[number];

/** Reads AUTH_PROVIDERS, a JSON list. Throws with what is wrong where; never with a secret. */
export function parseConfiguredProviders(text: string): ConfiguredProvider[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Error("a JSON list of providers");
  }
  const parsed = ConfiguredProviders.safeParse(given);
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path }) => path.join(".") || "the list").join(", ");
    throw new Error(`a JSON list of providers; wrong at ${where}`);
  }
  const ids = parsed.data.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error("a JSON list of providers, each with an id of its own");
  return parsed.data;
}
