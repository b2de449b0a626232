import type { createCaller } from "@cartage/api/root";
import { newId } from "@cartage/db/id";

type Api = ReturnType<typeof createCaller>;
export type NewProof = Parameters<Api["proofs"]["add"]>[0];

/** One white pixel. */
export const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

/** A stroke of twelve points. */
const drawn = {
  version: 1 as const,
  width: 300,
  height: 100,
  strokes: [Array.from({ length: 12 }, (_, at): [number, number, number] => [20 + at * 20, at % 2 ? 30 : 70, at * 16])],
};

/** A hand-over of just now at the address of `newOrder`, with a signature and a photo: strong by the defaults. */
export function newProof(given: Partial<NewProof> & { orderId: string }): NewProof {
  const handedOverAt = given.handedOverAt ?? Date.now();
  return {
    proofId: newId(),
    kind: "pickup",
    counterpart: "Nguyễn Thị Đào",
    handedOverAt,
    clockOffsetMs: 120,
    fix: { latE7: 208_600_100, lonE7: 1_066_800_100, fixTime: handedOverAt - 2_000, accuracyM: 8 },
    device: { isMockLocation: false, isEmulator: false, isRooted: false },
    evidence: [
      { kind: "signature", capturedAt: handedOverAt, drawn },
      { kind: "photo", capturedAt: handedOverAt, picture: png },
    ],
    ...given,
  };
}
