import { createProofContentEndpoint } from "@cartage/api/rest/proofs/content";
import type { NextRequest } from "next/server";
import { services } from "../../../../server/services.ts";
import { sessionIdFrom } from "../../../../server/session-id.ts";

export async function GET(request: NextRequest): Promise<Response> {
  const answer = createProofContentEndpoint({ services: await services() });
  return answer(request, await sessionIdFrom(request.cookies.getAll()));
}
