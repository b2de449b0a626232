import { findSignedIn } from "@cartage/auth/signed-in";
import { readLogo } from "@cartage/domain/accounts/queries/read-logo";
import { runAs } from "@cartage/domain/run-as";
import { traceIdOf } from "@cartage/observability/tracing";
import { subjectsOf, waitOf } from "../hold-back.ts";
import { logOfRequest, requestIdOf } from "../request-id.ts";
import type { Services } from "../services.ts";
import { tellToWait } from "./refuse.ts";

export interface LogoEndpoint {
  services: Pick<Services, "database" | "now" | "log" | "people">;
}

/** Nothing in it runs, loads or is taken for another type, whatever a browser is told to do with it. */
const protection = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "content-disposition": "inline",
  "cross-origin-resource-policy": "same-origin",
  vary: "cookie",
};

/**
 * `GET /api/organisation/logo?v=digest`: the picture of the organisation that the sign-in is in. Under its own digest it
 * may be kept for good, by that browser alone. 401 without a sign-in, 404 without an organisation or picture, 429 as
 * for every call.
 */
export function createLogoEndpoint({ services }: LogoEndpoint) {
  const { database, now } = services;
  return async (request: Request, sessionId: string | null): Promise<Response> => {
    const traceId = traceIdOf();
    const person = sessionId === null ? null : await findSignedIn(database, sessionId);
    if (!person) return refuse(401);
    const waitS = await waitOf(services, subjectsOf(person.actor));
    if (waitS !== null) return tellToWait(waitS, { request, traceId });
    if (person.lacksSecondFactor) return refuse(403);
    if (!person.organisation) return refuse(404);
    const requestId = requestIdOf(request.headers);
    const given = { actor: person.actor, now, log: logOfRequest(services.log, requestId), requestId, traceId };
    const logo = await runAs(database, given, readLogo);
    if (!logo) return refuse(404);
    const isAskedByDigest = new URL(request.url).searchParams.get("v") === logo.digest;
    const headers = {
      ...protection,
      etag: `"${logo.digest}"`,
      "cache-control": isAskedByDigest ? "private, max-age=31536000, immutable" : "private, no-cache",
    };
    if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(logo.content), { headers: { ...headers, "content-type": logo.mediaType } });
  };
}

const refuse = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });
