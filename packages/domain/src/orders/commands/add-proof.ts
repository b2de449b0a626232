import { createHash } from "node:crypto";
import { proofSeals, proofs } from "@cartage/db/schema/proofs";
import { and, count, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { holdOrder } from "../hold-orders.ts";
import type { AddProof } from "../proof/add-inputs.ts";
import { type HandOver, makeProof, type RawEvidence } from "../proof/make-proof.ts";
import { type Judgement, judgeProof } from "../proof/rules.ts";
import { sealProof, sealSha256Of, signCheckpoint } from "../proof/seal-proof.ts";
import { checkTypedPin } from "../proving/check-typed-pin.ts";
import { describeHandOver } from "../proving/describe-hand-over.ts";
import { findStop, refuseForeignDriver } from "../proving/find-stop.ts";
import { holdChains } from "../proving/hold-chains.ts";
import { holdSigningKey } from "../proving/hold-signing-key.ts";
import { keepCheckpoint, keepProof } from "../proving/keep-proof.ts";
import { readEvidence, type TypedPin } from "../proving/read-evidence.ts";
import { readProof } from "../proving/read-statements.ts";
import { refuseOtherOrder } from "../proving/refuse-other-order.ts";

const mostOfOrder = 100;
/** So that no bundle has to hold more of the chain than this. */
const checkpointEvery = 1_000;

export interface AddedProof {
  proofId: string;
  /** As the printed proof bears it. */
  sealSha256: string;
  /** None once the proof was erased. */
  judgement: Judgement | null;
}

/**
 * Seals a hand-over into the organisation's chain and the order's, with all that shows it, in one transaction. The same
 * again gets the first answer. Throws `not_found`, `proof.already_given`, `proof.not_now`, `proof.of_another_order`,
 * `proof.stop_of_another_order`, `proof.too_many`, `proof.picture_refused`, `proof.too_large`.
 */
export async function addProof(ctx: Context, input: AddProof): Promise<AddedProof> {
  const { organisationId, id: memberId } = authorise(ctx.actor, "proofs.add");
  const inputDigest = digestOf(input);
  const evidence = readEvidence(input.evidence);

  return transactionally(ctx, async (tx) => {
    const { proofId, orderId, stopId } = input;
    const order = await holdOrder(tx, organisationId, { orderId });
    const before = await findGiven(tx, organisationId, { proofId, inputDigest });
    if (before) return before;
    await refuseForeignDriver(tx, organisationId, orderId);
    await refuseOtherOrder(tx, order, input);
    const stop = await findStop(tx, organisationId, input);
    const [there] = await tx
      .select({ count: count() })
      .from(proofs)
      .where(and(eq(proofs.organisationId, organisationId), eq(proofs.orderId, orderId)));
    if ((there?.count ?? 0) >= mostOfOrder) throw new DomainError("proof.too_many");
    const raw = await checkPins(tx, organisationId, { orderId, evidence });
    return seal(tx, await describeHandOver(tx, order, { ...input, raw, stop }), { memberId, stopId, inputDigest });
  });
}

/** Without the PIN: a million of them are soon tried by whoever has the rest. */
function digestOf({ evidence, ...input }: AddProof): Uint8Array {
  const open = evidence.map((piece) => (piece.kind === "pin" ? { ...piece, pin: "" } : piece));
  return createHash("sha256")
    .update(JSON.stringify({ ...input, evidence: open }))
    .digest();
}

async function seal(
  tx: Transaction,
  handOver: HandOver,
  kept: { memberId: string; stopId: string | null; inputDigest: Uint8Array },
): Promise<AddedProof> {
  const made = makeProof(handOver);
  const { id: proofId, kind } = made.proof;
  const { organisation, order, receivedAt } = handOver;
  const heads = await holdChains(tx, organisation.id, order.id);
  const key = await holdSigningKey(tx, organisation.id);
  const sealed = sealProof(made.proof, { ...heads, sealedAt: receivedAt }, key);
  await keepProof(tx, { ...made, ...kept, seal: sealed });
  if (sealed.statement.organisationChain.seq % checkpointEvery === 0)
    await keepCheckpoint(tx, signCheckpoint(sealed.statement, receivedAt, key));
  const judgement = judgeProof(made.proof);
  const { strength } = judgement;
  const sealSha256 = sealSha256Of(sealed.statement);
  const event = { type: "proof.sealed", proofId, orderId: order.id, kind, strength } as const;
  await record(tx, { ...event, occurredAt: new Date(receivedAt) }, { after: { kind, strength, sealSha256 } });
  return { proofId, sealSha256, judgement };
}

/** The answer that was given to the same before. Throws `proof.already_given` when it was another hand-over. */
async function findGiven(
  tx: Transaction,
  organisationId: string,
  { proofId, inputDigest }: { proofId: string; inputDigest: Uint8Array },
): Promise<AddedProof | null> {
  const [given] = await tx
    .select({ digest: proofs.inputDigest, body: proofs.body, sealSha256: proofSeals.sealSha256 })
    .from(proofs)
    .innerJoin(proofSeals, and(eq(proofSeals.organisationId, proofs.organisationId), eq(proofSeals.proofId, proofs.id)))
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofId)));
  if (!given) return null;
  if (Buffer.compare(given.digest, inputDigest) !== 0) throw new DomainError("proof.already_given");
  return {
    proofId,
    sealSha256: given.sealSha256,
    judgement: given.body === null ? null : judgeProof(readProof(given.body)),
  };
}

/** Puts in place of a typed PIN what came of it. */
async function checkPins(
  tx: Transaction,
  organisationId: string,
  { orderId, evidence }: { orderId: string; evidence: readonly (RawEvidence | TypedPin)[] },
): Promise<RawEvidence[]> {
  const raw: RawEvidence[] = [];
  for (const piece of evidence) {
    if (!("pin" in piece)) raw.push(piece);
    else {
      const check = await checkTypedPin(tx, organisationId, { orderId, pin: piece.pin });
      const outcome = !check ? "not_checked" : check.outcome === "matched" ? "matched" : "wrong";
      raw.push({ kind: "pin", capturedAt: piece.capturedAt, outcome, tries: check?.wrongTries ?? 0 });
    }
  }
  return raw;
}
