import { addressOf } from "../../../../server/address.ts";
import { positionsEndpoint } from "../../../../server/positions-endpoint.ts";

export async function POST(request: Request): Promise<Response> {
  const answer = await positionsEndpoint();
  return answer(request, addressOf(request.headers));
}
