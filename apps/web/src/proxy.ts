import { requestIdOf } from "@cartage/api/request-id";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./server/content-security-policy.ts";

/** Gives each page a name for the logs, and its own nonce; Next reads it from the request's policy and puts it on every script. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-request-id", requestIdOf(headers));
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  // a layout knows no address of its own, and sign-in leads back to where someone wanted to go
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    { source: "/((?!api/|_next/|healthz|readyz|metrics|tiles/|maplibre/|icon.svg|push-worker.js|favicon.ico).*)" },
  ],
};
