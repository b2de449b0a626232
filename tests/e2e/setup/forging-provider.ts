import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";

/** What may be wrong with what a provider says of somebody. */
export const forgeries = [
  "nonce",
  "no_nonce",
  "issuer",
  "audience",
  "key",
  "secret",
  "unsigned",
  "expired",
  "other_person",
] as const;

/** How the provider answers: what it is asked for with its own authorize address. */
export interface Wanted {
  /** Who signs in. */
  email: string;
  isVerified?: boolean;
  /** What is wrong. */
  forged?: (typeof forgeries)[number];
}

/**
 * A provider of OpenID Connect, and one of OAuth 2.0 alone, that signs in whom the authorize address names (`wanted`, as
 * JSON), and forges what it is asked to. A code is what it stands for, so nothing is kept.
 */
export function forgingProvider(issuer: string) {
  const client = { clientId: "cartage", clientSecret: "the client secret of the tests" };
  const keys = Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);

  const idToken = async ({ email, isVerified = true, forged }: Wanted, nonce: string | null) => {
    const [{ privateKey }, { privateKey: foreignKey }] = await keys;
    const said = {
      sub: email,
      email,
      email_verified: isVerified,
      iss: forged === "issuer" ? "https://other.example" : issuer,
      aud: forged === "audience" ? "another client" : client.clientId,
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + (forged === "expired" ? -600 : 600),
      ...(forged !== "no_nonce" && { nonce: forged === "nonce" ? "another" : nonce }),
    };
    if (forged === "unsigned") return new UnsecuredJWT(said).encode();
    if (forged === "secret")
      return new SignJWT(said).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(client.clientSecret));
    return new SignJWT(said)
      .setProtectedHeader({ alg: "RS256", kid: "own" })
      .sign(forged === "key" ? foreignKey : privateKey);
  };

  const answers: Record<string, (asked: URLSearchParams, bearer: string) => Promise<object>> = {
    "/.well-known/openid-configuration": async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/person`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": async () => {
      const [{ publicKey }] = await keys;
      return { keys: [{ ...(await exportJWK(publicKey)), kid: "own", alg: "RS256", use: "sig" }] };
    },
    "/token": async (asked) => {
      const code = asked.get("code") ?? "";
      const { wanted, nonce, scope } = JSON.parse(code);
      const token = { access_token: Buffer.from(code).toString("base64url"), token_type: "Bearer", expires_in: 60 };
      return scope.includes("openid") ? { ...token, id_token: await idToken(wanted, nonce) } : token;
    },
    "/person": async (_, bearer) => {
      const {
        email,
        isVerified = true,
        forged,
      }: Wanted = JSON.parse(Buffer.from(bearer, "base64url").toString()).wanted;
      return {
        id: email,
        sub: forged === "other_person" ? "boss@north.example" : email,
        email,
        is_verified: isVerified,
      };
    },
  };

  const server = createServer(async (request, response) => {
    const { pathname, searchParams: asked } = new URL(request.url ?? "/", issuer);
    if (pathname === "/authorize") {
      const [wanted, nonce, scope] = [JSON.parse(asked.get("wanted") ?? "{}"), asked.get("nonce"), asked.get("scope")];
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", JSON.stringify({ wanted, nonce, scope }));
      back.searchParams.set("state", asked.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const form = new URLSearchParams(await text(request));
    const answer = await answers[pathname]?.(form, request.headers.authorization?.replace("Bearer ", "") ?? "");
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
  });
  return {
    server,
    providers: [
      { id: "forger", name: "Forger", issuer, ...client },
      {
        id: "plain",
        name: "Plain OAuth",
        authorizationUrl: `${issuer}/authorize`,
        tokenUrl: `${issuer}/token`,
        userinfoUrl: `${issuer}/person`,
        scope: "person",
        verifiedClaim: "is_verified",
        ...client,
      },
    ],
  };
}
