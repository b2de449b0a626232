import fc from "fast-check";
import type { BundleParts } from "./bundle/pack-bundle.ts";
import type { Seal } from "./inputs.ts";
import { type HandOver, makeProof, type RawEvidence } from "./make-proof.ts";
import { sealProof, sealSha256Of, signCheckpoint } from "./seal-proof.ts";
import { readSigningKey } from "./signing-key.ts";

/** RFC 8032, 7.1, test 1: the seed, behind PKCS #8's fixed beginning. */
const seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const der = Buffer.from(`302e020100300506032b657004220420${seed}`, "hex");
export const testKey = readSigningKey(
  `-----BEGIN PRIVATE KEY-----\n${der.toString("base64")}\n-----END PRIVATE KEY-----\n`,
);

export const handedOverAt = Date.UTC(2026, 10, 20, 3, 15, 30);

const uuid = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const drawn = {
  kind: "signature",
  capturedAt: handedOverAt,
  drawn: {
    version: 1,
    width: 300,
    height: 100,
    strokes: [
      Array.from({ length: 12 }, (_, at): [number, number, number] => [20 + at * 20, at % 2 ? 30 : 70, at * 16]),
    ],
  },
} satisfies RawEvidence;

export const photo = {
  kind: "photo",
  capturedAt: handedOverAt + 5_000,
  mediaType: "image/jpeg",
  bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]),
} satisfies RawEvidence;

/** A hand-over that is strong: at the door, seen well, with a signature and a photo. */
export function handOver(given: Partial<HandOver> = {}): HandOver {
  return {
    id: uuid(1),
    organisation: { id: uuid(2), name: "Northern Freight" },
    order: { id: uuid(3), number: "1042", codes: ["NF-1042-1", "NF-1042-2"] },
    kind: "delivery",
    handedOverBy: { id: uuid(4), name: "Trần Văn Bình" },
    takenBy: { id: null, name: "Nguyễn Thị Hồng Ánh" },
    address: { text: "12 Lý Thường Kiệt, Hà Nội", place: { latE7: 210_249_000, lonE7: 1_058_540_000 } },
    handedOverAt,
    receivedAt: handedOverAt + 2_000,
    clockOffsetMs: 300,
    fix: { latE7: 210_250_000, lonE7: 1_058_541_000, fixTime: handedOverAt - 3_000, accuracyM: 9 },
    device: { id: uuid(5), isMockLocation: false, isEmulator: false, isRooted: false, attestation: "unknown" },
    evidence: [drawn, photo],
    thresholds: {},
    ...given,
  };
}

/** A bundle of a hand-over that is the second of its order and the third of its organisation, with two more after it. */
export function bundleParts(given: HandOver = handOver()): BundleParts {
  const made = makeProof(given);
  const sealed = (n: number, orderId: string, before: { organisation: Seal | null; order: Seal | null }) => {
    const order = { ...made.proof.order, id: orderId };
    const proof = n === 3 ? made.proof : { ...made.proof, id: uuid(100 + n), order };
    const head = (seal: Seal | null, chain: "organisationChain" | "orderChain") =>
      seal && { seq: seal[chain].seq, sealSha256: sealSha256Of(seal) };
    const organisationHead = head(before.organisation, "organisationChain");
    const orderHead = head(before.order, "orderChain");
    return sealProof(proof, { organisationHead, orderHead, sealedAt: given.receivedAt + n * 1_000 }, testKey);
  };
  const pickup = sealed(1, made.proof.order.id, { organisation: null, order: null });
  const other = sealed(2, uuid(7), { organisation: pickup.statement, order: null });
  const seal = sealed(3, made.proof.order.id, { organisation: other.statement, order: pickup.statement });
  const fourth = sealed(4, uuid(8), { organisation: seal.statement, order: null });
  const fifth = sealed(5, uuid(7), { organisation: fourth.statement, order: other.statement });
  return {
    ...made,
    seal,
    chain: { version: 1, order: [pickup.statement], organisation: [fourth.statement, fifth.statement] },
    checkpoint: signCheckpoint(fifth.statement, given.receivedAt + 60_000, testKey),
    keys: [testKey],
  };
}

const times = fc.option(fc.integer({ min: handedOverAt - 3_600_000, max: handedOverAt + 3_600_000 }));
const point = fc.tuple(fc.nat(300), fc.nat(100), fc.nat(5_000));

/** Evidence of any worth. */
export const evidence: fc.Arbitrary<RawEvidence> = fc.oneof(
  fc
    .tuple(times, fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { maxLength: 3 }))
    .map(([capturedAt, strokes]): RawEvidence => {
      return { kind: "signature", capturedAt, drawn: { version: 1, width: 300, height: 100, strokes } };
    }),
  fc.tuple(times, fc.uint8Array({ minLength: 1, maxLength: 200 })).map(([capturedAt, bytes]): RawEvidence => {
    return { kind: "photo", capturedAt, mediaType: "image/jpeg", bytes };
  }),
  fc
    .tuple(times, fc.oneof(fc.constantFrom("NF-1042-1", "NF-1042-2"), fc.string({ unit: "grapheme", maxLength: 30 })))
    .map(([capturedAt, code]): RawEvidence => ({ kind: "code", capturedAt, code })),
  fc
    .tuple(times, fc.constantFrom("matched" as const, "wrong" as const, "not_checked" as const), fc.nat(5))
    .map(([capturedAt, outcome, tries]): RawEvidence => ({ kind: "pin", capturedAt, outcome, tries })),
);

/** Hand-overs near the limits of what is strong. */
export const handOvers: fc.Arbitrary<HandOver> = fc
  .record({
    north: fc.integer({ min: -15_000, max: 15_000 }),
    accuracyM: fc.option(fc.nat(200), { freq: 5 }),
    isFixed: fc.boolean(),
    clockOffsetMs: fc.option(fc.integer({ min: -90_000, max: 90_000 }), { freq: 5 }),
    isMockLocation: fc.option(fc.boolean()),
    pieces: fc.integer({ min: 1, max: 3 }),
    needs: fc.uniqueArray(fc.constantFrom("signature" as const, "photo" as const, "code" as const, "pin" as const)),
    evidence: fc.array(evidence, { maxLength: 6 }),
  })
  .map(({ north, accuracyM, isFixed, clockOffsetMs, isMockLocation, pieces, needs, evidence }) => {
    const given = handOver();
    return {
      ...given,
      evidence,
      clockOffsetMs,
      thresholds: { pieces, needs },
      device: { ...given.device, isMockLocation },
      fix: isFixed && given.fix ? { ...given.fix, latE7: given.fix.latE7 + north, accuracyM } : null,
    };
  });
