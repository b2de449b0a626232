import { proofCheckpoints, proofContents, proofSeals, proofs } from "@cartage/db/schema/proofs";
import { explain } from "../../explain.ts";
import type { Transaction } from "../../transactionally.ts";
import { canonicalJson } from "../proof/canonical-json.ts";
import type { Checkpoint, Seal } from "../proof/inputs.ts";
import type { MadeProof } from "../proof/make-proof.ts";
import { type Signed, sealSha256Of } from "../proof/seal-proof.ts";

interface Kept extends MadeProof {
  memberId: string;
  stopId: string | null;
  inputDigest: Uint8Array;
  seal: Signed<Seal>;
}

/** Writes a proof with its contents and its seal. Throws `proof.already_given`. */
export async function keepProof(tx: Transaction, { proof, contents, seal, ...given }: Kept): Promise<void> {
  const { id: proofId, organisation, order, kind } = proof;
  const organisationId = organisation.id;
  await tx
    .insert(proofs)
    .values({
      id: proofId,
      organisationId,
      orderId: order.id,
      kind,
      handedOverAt: new Date(proof.handedOverAt),
      receivedAt: new Date(proof.receivedAt),
      body: canonicalJson(proof),
      ...given,
    })
    .catch(explain({ proofs_once: "proof.already_given" }));
  const types = new Map(
    proof.evidence.flatMap((one) => ("content" in one ? [[one.content.file, one.content.mediaType] as const] : [])),
  );
  const rows = [...contents].map(([file, content]) => ({ file, content, mediaType: types.get(file) ?? "" }));
  if (rows.length > 0) await tx.insert(proofContents).values(rows.map((row) => ({ organisationId, proofId, ...row })));
  const { statement, signature } = seal;
  await tx.insert(proofSeals).values({
    organisationId,
    organisationSeq: statement.organisationChain.seq,
    orderId: order.id,
    orderSeq: statement.orderChain.seq,
    proofId,
    sealSha256: sealSha256Of(statement),
    statement: canonicalJson(statement),
    signature,
    keyId: statement.keyId,
    sealedAt: new Date(statement.sealedAt),
  });
}

/** Writes a checkpoint; one that is there already stays. */
export async function keepCheckpoint(tx: Transaction, { statement, signature }: Signed<Checkpoint>): Promise<void> {
  const { organisationId, seq, keyId, at } = statement;
  await tx
    .insert(proofCheckpoints)
    .values({ organisationId, seq, statement: canonicalJson(statement), signature, keyId, signedAt: new Date(at) })
    .onConflictDoNothing();
}
