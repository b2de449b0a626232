import { createImportEndpoint } from "@cartage/api/rest/imports";
import { refuse } from "@cartage/api/rest/refuse";
import { traceIdOf } from "@cartage/observability/tracing";
import type { NextRequest } from "next/server";
import { env } from "../../../env.ts";
import { addressOf } from "../../../server/address.ts";
import { isCrossSite } from "../../../server/cross-site.ts";
import { services } from "../../../server/services.ts";
import { sessionIdFrom } from "../../../server/session-id.ts";

export async function POST(request: NextRequest): Promise<Response> {
  if (isCrossSite(request.headers, env().PUBLIC_URL)) return refuse("forbidden", { request, traceId: traceIdOf() });
  const answer = createImportEndpoint({ services: await services() });
  const sessionId = await sessionIdFrom(request.cookies.getAll());
  return answer(request, { sessionId, address: addressOf(request.headers) });
}
