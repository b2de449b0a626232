import { makeProof, type RawEvidence } from "@cartage/domain/orders/proof/make-proof";
import { judgeProof } from "@cartage/domain/orders/proof/rules";
import type { Evidence } from "@cartage/mobile/day/day-command";
import { askedAt, isNothing, missingOf } from "@cartage/mobile/day/proof-needs";
import fc from "fast-check";
import { expect, test } from "vitest";

const at = Date.UTC(2026, 10, 29, 3);
const uuid = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const capturedAt = fc.integer({ min: -3_600_000, max: 60_000 }).map((before) => at + before);
const strokes = fc.array(fc.array(fc.constant<[number, number, number]>([1, 1, 0]), { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 4,
});
const piece: fc.Arbitrary<Evidence> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant("signature" as const), capturedAt },
    drawn: strokes.map((drawn) => ({ version: 1 as const, width: 300, height: 100, strokes: drawn })),
  }),
  fc.record({ kind: fc.constant("photo" as const), capturedAt, picture: fc.constant("/9j/2Q==") }),
  fc.record({ kind: fc.constant("code" as const), capturedAt, code: fc.constant("NF-1042-1") }),
);
const pin: fc.Arbitrary<Evidence[]> = fc.constantFrom([], [{ kind: "pin", capturedAt: at, pin: "123456" }]);

const ofKind = fc.record({
  needs: fc.subarray(["signature", "photo", "code", "pin"] as const).map((kinds) => [...kinds]),
  pieces: fc.integer({ min: 1, max: 5 }),
});
const limits = { farM: 150, fixWithinS: 120, clockOffsetS: 60, offlineS: 14_400, needsIntegrity: false };
const needs = fc
  .record({
    ...{ pickup: ofKind, delivery: ofKind },
    signaturePoints: fc.integer({ min: 1, max: 12 }),
    photoWithinS: fc.integer({ min: 1, max: 3_600 }),
  })
  .map(({ pickup, delivery, ...asked }) => ({
    pickup: { ...limits, ...asked, ...pickup },
    delivery: { ...limits, ...asked, ...delivery },
  }));

/** As the server writes it down, the PIN being right. */
function asKept(evidence: Evidence): RawEvidence {
  const time = evidence.capturedAt ?? null;
  if (evidence.kind === "photo")
    return { kind: "photo", capturedAt: time, mediaType: "image/jpeg", bytes: Uint8Array.from([255, 216, 255, 217]) };
  if (evidence.kind === "pin") return { kind: "pin", capturedAt: time, outcome: "matched", tries: 0 };
  if (evidence.kind === "code") return { kind: "code", capturedAt: time, code: evidence.code };
  if (!("strokes" in evidence.drawn)) throw new Error("a phone has it drawn");
  return { kind: "signature", capturedAt: time, drawn: evidence.drawn };
}

test("a driver is told exactly what the server would find missing, before it has seen the hand-over", () => {
  fc.assert(
    fc.property(
      needs,
      fc.constantFrom("pickup", "delivery"),
      fc.array(piece, { maxLength: 6 }),
      pin,
      (asks, ...given) => {
        const [kind, pieces, told] = given;
        const evidence = [...pieces, ...told];
        const missing = missingOf(askedAt({ kind, isAtHub: false, hasPin: true }, asks), evidence, at);
        const { proof } = makeProof({
          ...{ id: uuid(1), organisation: { id: uuid(2), name: "N" }, kind, handedOverAt: at, receivedAt: at },
          order: { id: uuid(3), number: "1042", codes: ["NF-1042-1"] },
          ...{ handedOverBy: { id: uuid(4), name: "" }, takenBy: { id: null, name: "" } },
          ...{ address: { text: "", place: null }, clockOffsetMs: 0, fix: null, thresholds: asks[kind] },
          device: { id: null, isMockLocation: false, isEmulator: false, isRooted: false, attestation: "unknown" },
          evidence: evidence.map(asKept),
        });
        const { reasons } = judgeProof(proof);
        const kinds = reasons.flatMap((reason) => (reason.code === "evidence_missing" ? [reason.kind] : []));
        const isOneTap = kind === "pickup" && asks.pickup.needs.length === 0 && asks.pickup.pieces <= 1;
        if (isOneTap) {
          expect(isNothing(missing)).toBe(true);
          return;
        }
        expect(missing.kinds.toSorted()).toEqual(kinds.toSorted());
        // with the kinds that are missing, so many more pieces are as many as are asked
        const few = reasons.find((reason) => reason.code === "too_few_pieces");
        expect(missing.pieces).toBe(few ? Math.max(0, few.needed - few.pieces - kinds.length) : 0);
        expect(isNothing(missing)).toBe(kinds.length === 0 && few === undefined);
      },
    ),
    { numRuns: 300 },
  );
});

test("a PIN is asked only of a recipient who has one, nothing at a hub, and nothing while it is not known", () => {
  const asks = { ...limits, signaturePoints: 8, photoWithinS: 900, needs: ["pin" as const], pieces: 1 };
  const both = { pickup: asks, delivery: asks };
  const door = { kind: "delivery" as const, isAtHub: false, hasPin: true };
  expect(askedAt(door, both)?.kinds).toEqual(["pin"]);
  expect(askedAt({ ...door, hasPin: false }, both)).toMatchObject({ kinds: [], pieces: 1 });
  expect(askedAt({ ...door, isAtHub: true }, both)).toBeNull();
  expect(askedAt(door, null)).toBeNull();
  expect(askedAt({ ...door, kind: "pickup", hasPin: false }, both)).toBeNull();
});
