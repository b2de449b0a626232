import { readAccessToken } from "@cartage/auth/access-token";
import { isApiKey, recogniseApiKey } from "@cartage/auth/api-keys";
import { findSignedIn, type SignedIn } from "@cartage/auth/signed-in";
import type { Actor } from "@cartage/domain/actor";
import type { Locale } from "@cartage/messages/catalogues";
import { matchLocale } from "@cartage/messages/locale";
import { traceIdOf } from "@cartage/observability/tracing";
import { logOfRequest, requestIdOf } from "./request-id.ts";
import type { Services } from "./services.ts";

/** What is known of a call before its procedure runs. */
export interface CallContext {
  services: Services;
  requestId: string;
  traceId: string;
  locale: Locale;
  /** What the sender calls this request, so that a repeat is known. */
  idempotencyKey: string | null;
  userAgent: string | null;
  address: string | null;
  /** The sign-in that the web's cookie names, whether or not it holds. */
  webSessionId: string | null;
  /** The person behind the call; asked of the database once a request. */
  signedIn(): Promise<SignedIn | null>;
  /** The program behind the call's API key; null without one that is good. */
  program(): Promise<Actor | null>;
  /** One of our own processes; null for everyone who comes by network. */
  machine: Actor | null;
}

export interface CallOptions {
  services: Services;
  headers: Headers;
  /** The session that the web's cookie names; without one, the bearer token counts. */
  sessionId?: string | null | undefined;
  /** As the person chose it on the web. */
  localeCookie?: string | null | undefined;
  address?: string | null | undefined;
  /** ISO 3166-1 alpha-2, as a proxy tells it. */
  country?: string | null | undefined;
}

/** The context of a call that came by network. */
export function createContext(options: CallOptions): CallContext {
  const { headers, sessionId, localeCookie, address, country } = options;
  const requestId = requestIdOf(headers);
  const services = { ...options.services, log: logOfRequest(options.services.log, requestId) };
  let signedIn: Promise<SignedIn | null> | undefined;
  let program: Promise<Actor | null> | undefined;
  return {
    services,
    requestId,
    traceId: traceIdOf(),
    locale: matchLocale({ cookie: localeCookie ?? null, header: headers.get("accept-language") }),
    idempotencyKey: headers.get("idempotency-key")?.slice(0, 200) || null,
    userAgent: headers.get("user-agent")?.slice(0, 400) ?? null,
    address: address ?? null,
    webSessionId: sessionId ?? null,
    signedIn() {
      signedIn ??= findPerson(services, sessionId ?? null, headers).then((person) => {
        if (person) noteUse(services, person, country ?? null);
        return person;
      });
      return signedIn;
    },
    program() {
      program ??= findProgram(services, headers);
      return program;
    },
    machine: null,
  };
}

/** The context of a call that one of our own processes makes in process. */
export function createProcessContext(services: Services, machine: Actor): CallContext {
  const requestId = crypto.randomUUID();
  return {
    services: { ...services, log: logOfRequest(services.log, requestId) },
    requestId,
    traceId: traceIdOf(),
    locale: "en",
    idempotencyKey: null,
    userAgent: null,
    address: null,
    webSessionId: null,
    signedIn: () => Promise.resolve(null),
    program: () => Promise.resolve(null),
    machine,
  };
}

async function findPerson(services: Services, cookie: string | null, headers: Headers): Promise<SignedIn | null> {
  const sessionId = cookie ?? (await bearerSession(services, headers));
  return sessionId === null ? null : findSignedIn(services.database, sessionId);
}

function noteUse({ people, now }: Services, { sessionId, behind }: SignedIn, country: string | null): void {
  // who acts on somebody's behalf is not where that person is
  if (!behind) people?.noteSessionUse?.({ sessionId, country, at: now() });
}

async function bearerSession({ people, now }: Services, headers: Headers): Promise<string | null> {
  const token = bearerToken(headers);
  if (!people || token === null || isApiKey(token)) return null;
  return readAccessToken(people.keys.access, token, now());
}

async function findProgram({ database, now }: Services, headers: Headers): Promise<Actor | null> {
  const token = bearerToken(headers);
  return token !== null && isApiKey(token) ? recogniseApiKey(database, token, now()) : null;
}

function bearerToken(headers: Headers): string | null {
  const [scheme, token] = headers.get("authorization")?.split(" ") ?? [];
  return scheme?.toLowerCase() === "bearer" && token ? token : null;
}
