import type { z } from "zod";
import { bytesOf, sha256Of } from "./hashing.ts";
import { type Evidence, mostContentBytes, Proof, type ProofThresholds, type Strokes } from "./inputs.ts";
import { distanceToAddressM } from "./rules.ts";

const extensions = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;

interface Picture {
  mediaType: keyof typeof extensions;
  bytes: Uint8Array;
}

/** Evidence as it arrives, with its contents. */
export type RawEvidence =
  | { kind: "signature"; capturedAt: number | null; drawn: Strokes | Picture }
  | ({ kind: "photo"; capturedAt: number | null } & Picture)
  | Extract<Evidence, { kind: "code" | "pin" }>;

type Fix = NonNullable<Proof["fix"]>;

export interface HandOver extends Omit<Proof, "version" | "evidence" | "fix" | "thresholds"> {
  fix: Omit<Fix, "distanceM"> | null;
  evidence: readonly RawEvidence[];
  thresholds: z.input<typeof ProofThresholds>;
}

export interface MadeProof {
  proof: Proof;
  /** By file name. */
  contents: ReadonlyMap<string, Uint8Array>;
}

/** Writes down a hand-over: contents by their hashes, the distance as we reckon it. Throws a ZodError when it is none. */
export function makeProof({ evidence, fix, ...told }: HandOver): MadeProof {
  const contents = new Map<string, Uint8Array>();
  const keep = (file: string, mediaType: string, bytes: Uint8Array) => {
    if (bytes.length > mostContentBytes) throw new RangeError(`${file} has more than ${mostContentBytes} bytes`);
    contents.set(file, bytes);
    return { file, mediaType, bytes: bytes.length, sha256: sha256Of(bytes) };
  };
  const place = told.address.place;
  const proof = Proof.parse({
    ...told,
    version: 1,
    fix: fix && { ...fix, distanceM: place && distanceToAddressM(fix, place) },
    evidence: evidence.map((piece, at) => describe(piece, `contents/${String(at + 1).padStart(2, "0")}`, keep)),
  });
  return { proof, contents };
}

type Keep = (file: string, mediaType: string, bytes: Uint8Array) => object;

function describe(piece: RawEvidence, stem: string, keep: Keep): object {
  if (piece.kind === "code" || piece.kind === "pin") return piece;
  if (piece.kind === "photo") {
    const { kind, capturedAt, mediaType, bytes } = piece;
    return { kind, capturedAt, content: keep(`${stem}-photo.${extensions[mediaType]}`, mediaType, bytes) };
  }
  const { kind, capturedAt, drawn } = piece;
  if ("bytes" in drawn) {
    const content = keep(`${stem}-signature.${extensions[drawn.mediaType]}`, drawn.mediaType, drawn.bytes);
    return { kind, capturedAt, points: null, content };
  }
  const content = keep(`${stem}-signature.json`, "application/json", bytesOf(drawn));
  return { kind, capturedAt, points: countPoints(drawn), content };
}

export function countPoints({ strokes }: Strokes): number {
  return strokes.reduce((points, stroke) => points + stroke.length, 0);
}
