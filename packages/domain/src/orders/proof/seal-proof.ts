import { bytesOf, chainStart, sha256Of } from "./hashing.ts";
import type { Checkpoint, Proof, Seal } from "./inputs.ts";
import type { SigningKey } from "./signing-key.ts";

/** The last seal of a chain. */
export interface ChainHead {
  seq: number;
  sealSha256: string;
}

export interface Signed<Statement> {
  statement: Statement;
  /** Of the statement's canonical JSON; raw, 64 bytes. */
  signature: Uint8Array;
}

interface Place {
  /** Null before the first proof of the organisation, and of the order. */
  organisationHead: ChainHead | null;
  orderHead: ChainHead | null;
  /** Epoch ms. */
  sealedAt: number;
}

/** Gives a proof its places in its organisation's chain and in its order's, and signs them. */
export function sealProof(proof: Proof, place: Place, key: SigningKey): Signed<Seal> {
  const statement: Seal = {
    version: 1,
    proofId: proof.id,
    organisationId: proof.organisation.id,
    orderId: proof.order.id,
    proofSha256: sha256Of(bytesOf(proof)),
    organisationChain: after(place.organisationHead),
    orderChain: after(place.orderHead),
    sealedAt: place.sealedAt,
    keyId: key.id,
  };
  return { statement, signature: key.sign(bytesOf(statement)) };
}

/** Signs how far an organisation's chain has come; to be published, so that no later rewriting fits. */
export function signCheckpoint(head: Seal, at: number, key: SigningKey): Signed<Checkpoint> {
  const { organisationId, organisationChain } = head;
  const statement: Checkpoint = {
    version: 1,
    organisationId,
    seq: organisationChain.seq,
    sealSha256: sealSha256Of(head),
    at,
    keyId: key.id,
  };
  return { statement, signature: key.sign(bytesOf(statement)) };
}

/** What the next seal of both chains names as the one before. */
export function sealSha256Of(seal: Seal): string {
  return sha256Of(bytesOf(seal));
}

function after(head: ChainHead | null) {
  return { seq: (head?.seq ?? 0) + 1, before: head?.sealSha256 ?? chainStart };
}
