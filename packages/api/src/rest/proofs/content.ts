import { ProofContentId } from "@cartage/domain/orders/proof/add-inputs";
import { readProofContent } from "@cartage/domain/orders/queries/read-proof-content";
import { briefly } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "../history/as-insider.ts";
import { shownInline } from "../shown-inline.ts";

/**
 * `GET /api/proofs/content?proofId&file`: a signature or a photo of a proof, to be shown, with nothing that runs in it. 401,
 * 403, 404 and 429 as everywhere.
 */
export function createProofContentEndpoint({ services }: { services: Services }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const input = inputOf(ProofContentId, request);
      return shownInline(await briefly(call, actor, (inside) => readProofContent(inside, input)));
    });
}
