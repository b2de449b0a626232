import type { Evidence, OwnStop, ProofNeeds } from "./day-command.ts";

export type EvidenceKind = Evidence["kind"];

/** What a hand-over has to show to be strong. */
export type Asked = Pick<ProofNeeds["delivery"], "pieces" | "signaturePoints" | "photoWithinS"> & {
  kinds: EvidenceKind[];
};

/** What is asked and not there: these kinds, and so many more pieces of whatever kind. */
export type Missing = { kinds: EvidenceKind[]; pieces: number };

/** What the hand-over at a stop has to show; null where nothing has, or where that is not known yet. */
export function askedAt(
  { kind, isAtHub, hasPin }: Pick<OwnStop, "kind" | "isAtHub" | "hasPin">,
  needs: ProofNeeds | null,
): Asked | null {
  // at a hub who works there counts the goods
  if (needs === null || isAtHub) return null;
  const { needs: named, pieces, signaturePoints, photoWithinS } = needs[kind];
  // a PIN that nobody has is told by nobody
  const kinds = [...new Set(named)].filter((one) => one !== "pin" || hasPin);
  // goods are taken on board by one tap, unless the organisation wants more
  if (kind === "pickup" && kinds.length === 0 && pieces <= 1) return null;
  return { kinds, pieces, signaturePoints, photoWithinS };
}

/** What is missing of a hand-over at that time; `judgeProof` of the domain will find no more missing than this. */
export function missingOf(asked: Asked | null, evidence: readonly Evidence[], at: number): Missing {
  if (!asked) return { kinds: [], pieces: 0 };
  const counted = evidence.filter((piece) => doesCount(piece, asked, at)).map(({ kind }) => kind);
  const kinds = asked.kinds.filter((kind) => !counted.includes(kind));
  return { kinds, pieces: Math.max(0, asked.pieces - counted.length - kinds.length) };
}

export function isNothing({ kinds, pieces }: Missing): boolean {
  return kinds.length === 0 && pieces === 0;
}

/** A code is of this order, or it would not have been taken; whether a PIN is right the server knows. */
function doesCount(piece: Evidence, { signaturePoints, photoWithinS }: Asked, at: number): boolean {
  if (piece.kind === "signature" && "strokes" in piece.drawn)
    return piece.drawn.strokes.flat().length >= signaturePoints;
  if (piece.kind === "photo") return Math.abs(at - (piece.capturedAt ?? at)) <= photoWithinS * 1_000;
  return true;
}
