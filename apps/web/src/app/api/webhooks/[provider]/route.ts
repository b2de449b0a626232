import { addressOf } from "../../../../server/address.ts";
import { webhookEndpoint } from "../../../../server/webhook-endpoint.ts";

type Context = { params: Promise<{ provider: string }> };

/** Events of providers outside; nothing at all where no secret was agreed on. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { provider } = await params;
  const answer = await webhookEndpoint(provider);
  return answer ? answer(request, addressOf(request.headers)) : new Response(null, { status: 404 });
}
