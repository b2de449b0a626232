import { createPartnerOrders } from "@cartage/api/rest/orders/partners";
import { services } from "../../../../../server/services.ts";

export async function GET(request: Request, { params }: RouteContext<"/api/v1/orders/[orderId]">): Promise<Response> {
  const { orderId } = await params;
  return createPartnerOrders({ services: await services() }).get(request, orderId);
}
