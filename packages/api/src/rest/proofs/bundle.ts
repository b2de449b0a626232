import { bundleProof } from "@cartage/domain/orders/processes/bundle-proof";
import { ProofId } from "@cartage/domain/orders/proof/add-inputs";
import { briefly } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { asInsider, inputOf } from "../history/as-insider.ts";

/** `GET /api/proofs/bundle?proofId`: the ZIP that `pnpm proof:verify` checks without the server. */
export function createProofBundleEndpoint({ services }: { services: Services }) {
  return (request: Request, sessionId: string | null): Promise<Response> =>
    asInsider({ services, request, sessionId }, async (call, actor) => {
      const input = inputOf(ProofId, request);
      const { number, bytes } = await briefly(call, actor, (inside) => bundleProof(inside, input));
      return new Response(new Uint8Array(bytes), {
        headers: {
          "content-type": "application/zip",
          "content-disposition": `attachment; filename="proof-${number}-${input.proofId}.zip"`,
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
        },
      });
    });
}
