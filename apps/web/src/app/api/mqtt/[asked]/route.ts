import { brokerPolicyEndpoint } from "../../../../server/broker-policy-endpoint.ts";

type Context = { params: Promise<{ asked: string }> };

/** `connect` and `act`, for a broker that asks; nothing at all where no secret was agreed on. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { asked } = await params;
  const answer = brokerPolicyEndpoint();
  if (!answer || (asked !== "connect" && asked !== "act")) return new Response(null, { status: 404 });
  return answer(request, asked);
}
