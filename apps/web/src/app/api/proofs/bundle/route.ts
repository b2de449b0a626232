import { createProofBundleEndpoint } from "@cartage/api/rest/proofs/bundle";
import type { NextRequest } from "next/server";
import { services } from "../../../../server/services.ts";
import { sessionIdFrom } from "../../../../server/session-id.ts";

export async function GET(request: NextRequest): Promise<Response> {
  const answer = createProofBundleEndpoint({ services: await services() });
  return answer(request, await sessionIdFrom(request.cookies.getAll()));
}
