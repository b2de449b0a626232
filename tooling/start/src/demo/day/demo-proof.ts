import { createHash } from "node:crypto";
import { AddProof } from "@cartage/domain/orders/proof/add-inputs";
import type { Strokes } from "@cartage/domain/orders/proof/inputs";

export interface HandedOver {
  stopId: string;
  orderId: string;
  kind: "pickup" | "delivery";
  /** Who takes it. */
  name: string;
  latE7: number;
  lonE7: number;
  /** Of the order's items. */
  codes: readonly string[];
  /** Epoch ms. */
  at: number;
}

/** One hand-over in so many lacks something, so that weak proofs show too. */
const incompleteEvery = 6;
const parts = ["fix", "accuracy", "signature", "code"] as const;

/** What a driver's phone shows of a hand-over; the same of the same stop. */
export function proofOf({ stopId, orderId, kind, name, latE7, lonE7, codes, at }: HandedOver): AddProof {
  const seed = createHash("sha256").update(`cartage/proof/${stopId}`).digest();
  const any = (byte: number, below: number) => (seed[byte] ?? 0) % below;
  const missing = any(0, incompleteEvery) === 0 ? parts[any(1, parts.length)] : null;
  const fix = {
    // within some metres of the door
    latE7: latE7 + 6 * (any(2, 256) - 128),
    lonE7: lonE7 + 6 * (any(3, 256) - 128),
    fixTime: at - 1_000 * (1 + any(4, 20)),
    accuracyM: missing === "accuracy" ? null : 4 + any(5, 18),
  };
  const [code] = codes;
  return AddProof.parse({
    proofId: idOf(seed, at),
    ...{ orderId, stopId, kind, counterpart: name, handedOverAt: at },
    clockOffsetMs: any(6, 200) - 100,
    fix: missing === "fix" ? null : fix,
    device: { isMockLocation: false, isEmulator: false, isRooted: false },
    evidence: [
      ...(missing === "signature" ? [] : [{ kind: "signature", capturedAt: at, drawn: signatureBy(any) }]),
      ...(missing === "code" || !code ? [] : [{ kind: "code", capturedAt: at, code }]),
    ],
  });
}

/** Two strokes from the left to the right, as somebody in a hurry signs. */
function signatureBy(any: (byte: number, below: number) => number): Strokes {
  const stroke = (from: number) =>
    Array.from({ length: 14 }, (_, at): [number, number, number] => [
      24 + at * 18,
      60 + Math.round(Math.sin(at * (0.7 + any(from, 8) / 10)) * (18 + any(from + 1, 22))),
      from * 40 + at * 22,
    ]);
  return { version: 1, width: 300, height: 120, strokes: [stroke(8), stroke(16)] };
}

/** A UUIDv7 (RFC 9562) of the hand-over's time. */
function idOf(seed: Buffer, at: number): string {
  const bytes = Buffer.from(seed.subarray(16, 32));
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
