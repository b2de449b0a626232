import { readPicture } from "../../accounts/logo/picture.ts";
import { DomainError, type DomainErrorCode } from "../../errors.ts";
import { type AddProof, mostPictureBytes, mostProofBytes } from "../proof/add-inputs.ts";
import type { RawEvidence } from "../proof/make-proof.ts";

export type TypedPin = Extract<AddProof["evidence"][number], { kind: "pin" }>;
type Picture = Pick<Extract<RawEvidence, { kind: "photo" }>, "mediaType" | "bytes">;

/**
 * The pieces of a hand-over with their bytes, in their order; a PIN is still as it was typed. Pictures stay to the byte what
 * the phone took. Throws `proof.picture_refused`, `proof.too_large`.
 */
export function readEvidence(evidence: AddProof["evidence"]): (RawEvidence | TypedPin)[] {
  let bytes = 0;
  const read = (base64: string, place: number): Picture => {
    const picture = readBytes(base64, place);
    bytes += picture.bytes.length;
    if (picture.bytes.length > mostPictureBytes || bytes > mostProofBytes) throw refusal("proof.too_large", place);
    return picture;
  };
  return evidence.map((piece, place) => {
    if (piece.kind === "photo") {
      const { kind, capturedAt } = piece;
      return { kind, capturedAt, ...read(piece.picture, place) };
    }
    if (piece.kind !== "signature" || !("picture" in piece.drawn)) return piece as RawEvidence | TypedPin;
    const { kind, capturedAt } = piece;
    return { kind, capturedAt, drawn: read(piece.drawn.picture, place) };
  });
}

function readBytes(base64: string, place: number): Picture {
  const bytes = Buffer.from(base64, "base64");
  const mediaType = readPicture(bytes)?.mediaType;
  if (mediaType !== "image/png" && mediaType !== "image/jpeg" && mediaType !== "image/webp")
    throw refusal("proof.picture_refused", place);
  return { mediaType, bytes };
}

const refusal = (code: DomainErrorCode, place: number) =>
  new DomainError(code, { fields: { [`evidence.${place}`]: { code } } });
