import "server-only";
import { describeError } from "@cartage/api/describe-error";
import { logOfRequest, requestIdOf } from "@cartage/api/request-id";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { signOut } from "@cartage/auth/sign-out";
import { PasskeyAssertion } from "@cartage/domain/accounts/inputs";
import { traceIdOf } from "@cartage/observability/tracing";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "../env.ts";
import { encodeRefusal } from "../sign-in/refusal.ts";
import { addressOf } from "./address.ts";
import { database } from "./database.ts";
import { log } from "./log.ts";
import { beginOnBehalf, endOnBehalf } from "./on-behalf.ts";
import { relyingParty } from "./relying-party.ts";
import { secrets } from "./secrets.ts";
import { sessionCookie } from "./session-cookie.ts";
import { mayTrySignIn } from "./sign-in-limit.ts";
import type { OfferedProvider } from "./sso/providers.ts";
import { arriveByTicket } from "./sso/saml.ts";

/** A form's fields are texts. */
const jsonText = z
  .string()
  .max(30_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("It is no JSON.");
      return z.NEVER;
    }
  });
const Given = z.object({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1024),
  code: z.string().max(40).optional(),
  passkey: jsonText.pipe(PasskeyAssertion).optional(),
});
const sessionLastsS = 30 * 24 * 3600;

export interface Asked {
  headers: Headers;
  /** The provider of OpenID Connect or OAuth that the request is about. */
  offered: OfferedProvider | null;
}

/**
 * next-auth with passwords, and with the provider that a request names. Its token holds nothing but a session id; whether
 * that session still holds is asked of its row at every request, by the API. A refusal travels as its code.
 */
export function authOptions({ headers, offered }: Asked): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionLastsS },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: {
          email: { type: "email" },
          password: { type: "password" },
          code: { type: "text" },
          passkey: { type: "text" },
        },
        authorize: (given, request) => authorize(given, new Headers(request.headers as Record<string, string>)),
      }),
      // a platform administrator goes on as a member, and comes back; next-auth sets the cookie only for a sign-in
      Credentials({
        id: "on-behalf",
        credentials: { userId: {}, organisationId: {}, reason: {}, minutes: {} },
        authorize: (given, request) => beginOnBehalf(given, new Headers(request.headers as Record<string, string>)),
      }),
      Credentials({
        id: "end-on-behalf",
        credentials: {},
        authorize: (_given, request) => endOnBehalf(new Headers(request.headers as Record<string, string>)),
      }),
      // what a SAML provider posted waits for the browser that asked
      Credentials({ id: "saml", credentials: { ticket: {} }, authorize: (given) => arriveByTicket(given, headers) }),
      ...(offered ? [offered.config] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.type !== "oauth") return true;
        if (!offered || account.provider !== offered.config.id) return false;
        const arrival = await offered.arrive({ ...profile }, headers);
        if ("refusal" in arrival) return `/sign-in?refusal=${arrival.refusal}`;
        if ("tried" in arrival) return "/settings/sso";
        user.id = arrival.sessionId;
        return true;
      },
      // `ownSessionId` is where who acts on somebody's behalf comes back to
      jwt: ({ token, user }) =>
        user ? { sessionId: user.id, ...("own" in user && { ownSessionId: user.own }) } : token,
      // the browser asks the API who it is; next-auth's own session tells nothing
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId !== "string") return;
        const asked = { now: () => new Date(), requestId: requestIdOf(headers), traceId: traceIdOf() };
        await signOut(database(), token.sessionId, asked);
      },
    },
    logger: {
      error: (code, metadata) => log().error({ code, metadata, requestId: requestIdOf(headers) }, "next-auth failed"),
      warn: (code) => log().debug({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

async function authorize(given: unknown, headers: Headers): Promise<{ id: string }> {
  const parsed = Given.safeParse(given);
  if (!parsed.success) throw new Error("sign_in.wrong");
  const address = addressOf(headers);
  const { email, password, code, passkey } = parsed.data;
  const traceId = traceIdOf();
  const requestId = requestIdOf(headers);
  const mayTry = await mayTrySignIn({ email, address }).catch((err: unknown) => {
    log().error({ err, requestId, traceId }, "attempts to sign in cannot be counted");
    throw new Error("unexpected");
  });
  if (!mayTry) throw new Error("request.too_many");
  try {
    const { sessionId } = await signInWithPassword(
      database(),
      { email, password, code, passkey, userAgent: headers.get("user-agent")?.slice(0, 400) ?? null, address },
      {
        now: () => new Date(),
        requestId,
        traceId,
        secrets: secrets(),
        relyingParty: relyingParty(),
        log: logOfRequest(log(), requestId),
      },
    );
    return { id: sessionId };
  } catch (error) {
    const { code, about } = describeError(error, "en", traceId);
    if (code === "unexpected") log().error({ err: error, requestId, traceId }, "signing in failed");
    // next-auth hands the browser the message, so it must say nothing else
    throw new Error(encodeRefusal({ code, about }));
  }
}
