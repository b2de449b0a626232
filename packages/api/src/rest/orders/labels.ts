import { OrderId } from "@cartage/domain/orders/inputs";
import { getOrder } from "@cartage/domain/orders/queries/get-order";
import { drawLabels } from "../../labels/draw-labels.ts";
import { briefly } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "../history/as-insider.ts";

/** `GET /api/orders/labels?orderId`: a label of 100 × 150 mm for each piece of an order, as a PDF in the fonts of a folder. */
export function createLabelsEndpoint({ services, fonts }: { services: Services; fonts: string }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const input = inputOf(OrderId, request);
      const order = await briefly(call, actor, (inside) => getOrder(inside, input));
      const pdf = await drawLabels(order, fonts);
      return new Response(new Uint8Array(pdf), {
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="labels-${order.number}.pdf"`,
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
        },
      });
    });
}
