import { brokerQuestions } from "@cartage/api/rest/broker-policy";
import { brokerPolicyEndpoint } from "../../../../server/broker-policy-endpoint.ts";

type Context = { params: Promise<{ asked: string }> };

/** `connect`, `act` and `presence`, for a broker that asks; nothing at all where no secret was agreed on. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { asked } = await params;
  const answer = brokerPolicyEndpoint();
  const question = brokerQuestions.find((known) => known === asked);
  if (!answer || !question) return new Response(null, { status: 404 });
  return answer(request, question);
}
