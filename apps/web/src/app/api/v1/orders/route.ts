import { createPartnerOrders } from "@cartage/api/rest/orders/partners";
import { services } from "../../../../server/services.ts";

export async function GET(request: Request): Promise<Response> {
  return createPartnerOrders({ services: await services() }).list(request);
}

export async function POST(request: Request): Promise<Response> {
  return createPartnerOrders({ services: await services() }).create(request);
}
