import { ProofSheet } from "@cartage/domain/orders/proof/add-inputs";
import { readSealedProof } from "@cartage/domain/orders/queries/read-sealed-proof";
import { briefly } from "../../procedures.ts";
import { drawProof } from "../../proofs/draw-proof.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "../history/as-insider.ts";

/** `GET /api/proofs/sheet?proofId&locale&timeZone`: a proof on one A4 page, as a PDF in the fonts of a folder. */
export function createProofSheetEndpoint({ services, fonts }: { services: Services; fonts: string }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const { proofId, locale, timeZone } = inputOf(ProofSheet, request);
      const { seal, ...made } = await briefly(call, actor, (inside) => readSealedProof(inside, { proofId }));
      const pdf = await drawProof({ ...made, seal: seal.statement }, { locale, timeZone, fonts });
      return new Response(new Uint8Array(pdf), {
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="proof-${made.proof.order.number}.pdf"`,
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
        },
      });
    });
}
