import "server-only";
import { refuse } from "@cartage/api/rest/refuse";
import { traceIdOf } from "@cartage/observability/tracing";
import type { NextRequest } from "next/server";
import { env } from "../env.ts";
import { isCrossSite } from "./cross-site.ts";

/**
 * The refusal of a command that another site has a browser send, or that comes as a form would send it: tRPC takes forms,
 * and a command without input would run. Null for what may come in.
 */
export function refuseForeign(request: NextRequest): Response | null {
  if (request.method === "GET") return null;
  const refused = { request, traceId: traceIdOf() };
  if (isCrossSite(request.headers, env().PUBLIC_URL)) return refuse("forbidden", refused);
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  return type === "application/json" ? null : refuse("request.malformed", refused);
}
