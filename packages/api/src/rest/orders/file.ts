import { OrderFileId } from "@cartage/domain/orders/inputs";
import { readOrderFile } from "@cartage/domain/orders/queries/read-order-file";
import { briefly } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "../history/as-insider.ts";

/**
 * `GET /api/orders/file?orderId&fileId`: a document or photo of an order, always as a download that nothing runs in. 401,
 * 403, 404 and 429 as everywhere.
 */
export function createOrderFileEndpoint({ services }: { services: Services }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const input = inputOf(OrderFileId, request);
      const { name, mediaType, content } = await briefly(call, actor, (inside) => readOrderFile(inside, input));
      return new Response(new Uint8Array(content), {
        headers: {
          "content-type": mediaType,
          "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          "content-security-policy": "default-src 'none'; sandbox",
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
        },
      });
    });
}
