import type { Outputs } from "../trpc/router.ts";

export type ProofEntry = Outputs["proofs"]["list"][number];
export type ShownProof = NonNullable<ProofEntry["shown"]>;
export type Evidence = ShownProof["proof"]["evidence"][number];
export type PictureEvidence = Extract<Evidence, { content: object }>;

/** Where a content of a proof is got. */
export const contentHref = (proofId: string, file: string) =>
  `/api/proofs/content?proofId=${proofId}&file=${encodeURIComponent(file)}`;
