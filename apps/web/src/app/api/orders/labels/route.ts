import { createLabelsEndpoint } from "@cartage/api/rest/orders/labels";
import type { NextRequest } from "next/server";
import { services } from "../../../../server/services.ts";
import { sessionIdFrom } from "../../../../server/session-id.ts";

export async function GET(request: NextRequest): Promise<Response> {
  const answer = createLabelsEndpoint({ services: await services() });
  return answer(request, await sessionIdFrom(request.cookies.getAll()));
}
