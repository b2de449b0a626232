import { z } from "zod";

const id = z.uuid().lowercase();
/** Epoch milliseconds. */
const time = z.int().min(0).max(253_402_300_799_999);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Half of a surrogate pair has no UTF-8. */
const words = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .refine((text) => text.isWellFormed());
const latE7 = z.int().min(-900_000_000).max(900_000_000);
const lonE7 = z.int().min(-1_800_000_000).max(1_800_000_000);
const metres = z.int().min(0).max(50_000_000);

export const evidenceKinds = ["signature", "photo", "code", "pin"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const mostContentBytes = 10 * 1024 * 1024;

/** A file of the bundle that evidence points to, named by its place among the evidence. */
const Content = z.strictObject({
  file: z.string().regex(/^contents\/\d\d-(signature|photo)[.](json|png|jpg|webp)$/),
  mediaType: z.enum(["application/json", "image/png", "image/jpeg", "image/webp"]),
  bytes: z.int().min(1).max(mostContentBytes),
  sha256,
});

/** `capturedAt` is the device's clock. */
const captured = { capturedAt: time.nullable() };

export const Evidence = z.discriminatedUnion("kind", [
  /** `points` of all strokes together; null for a picture. */
  z.strictObject({ kind: z.literal("signature"), ...captured, points: z.int().min(0).nullable(), content: Content }),
  z.strictObject({ kind: z.literal("photo"), ...captured, content: Content }),
  z.strictObject({ kind: z.literal("code"), ...captured, code: words(500) }),
  /** Neither the PIN nor its hash. `not_checked`: the phone could not ask. */
  z.strictObject({
    kind: z.literal("pin"),
    ...captured,
    outcome: z.enum(["matched", "wrong", "not_checked"]),
    tries: z.int().min(0).max(1_000),
  }),
]);

/** A signature as it was drawn: each point x, y in the units of width and height, and ms since the first touch. */
export const Strokes = z.strictObject({
  version: z.literal(1),
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  strokes: z
    .array(
      z
        .array(z.tuple([z.int(), z.int(), z.int().min(0)]))
        .min(1)
        .max(5_000),
    )
    .max(500),
});

/** What an organisation holds to be strong. */
export const ProofThresholds = z.strictObject({
  /** A fix that may lie farther from the address than this says nothing for it. */
  farM: z.int().min(1).max(100_000).default(150),
  /** Between the fix and the hand-over. */
  fixWithinS: z.int().min(1).max(86_400).default(120),
  /** Between the hand-over and a photo of it. */
  photoWithinS: z.int().min(1).max(86_400).default(900),
  /** Between the device's clock and ours. */
  clockOffsetS: z.int().min(0).max(86_400).default(60),
  /** From the hand-over until we had it. */
  offlineS: z.int().min(1).max(31_536_000).default(14_400),
  /** The fewest points that are a signature and no tap. */
  signaturePoints: z.int().min(1).max(10_000).default(8),
  /** How many pieces of evidence have to count. */
  pieces: z.int().min(1).max(10).default(1),
  /** Kinds without which no proof is strong. */
  needs: z.array(z.enum(evidenceKinds)).max(evidenceKinds.length).default([]),
  /** Whether an app that cannot tell about its device is enough. */
  needsIntegrity: z.boolean().default(false),
  /** Whether the device's maker has to have attested it. */
  needsAttestation: z.boolean().default(false),
});

/** proof.json, version 1. Evidence of one hand-over, as the phone told it and as we received it. */
export const Proof = z.strictObject({
  version: z.literal(1),
  id,
  organisation: z.strictObject({ id, name: words(200) }),
  /** `codes` are those of the order's items. */
  order: z.strictObject({ id, number: words(100), codes: z.array(words(500)).max(1_000) }),
  kind: z.enum(["pickup", "delivery"]),
  /** `id` of the driver or hub worker; null for who has no account. */
  handedOverBy: z.strictObject({ id: id.nullable(), name: words(200) }),
  takenBy: z.strictObject({ id: id.nullable(), name: words(200) }),
  address: z.strictObject({ text: words(500), place: z.strictObject({ latE7, lonE7 }).nullable() }),
  /** When it was handed over, by the device's clock. */
  handedOverAt: time,
  receivedAt: time,
  /** How far the device's clock was ahead of ours; null when it never heard from us. */
  clockOffsetMs: z.int().nullable(),
  fix: z
    .strictObject({ latE7, lonE7, fixTime: time, accuracyM: metres.nullable(), distanceM: metres.nullable() })
    .nullable(),
  /** As the app tells it; null where it cannot. */
  device: z.strictObject({
    id: id.nullable(),
    isMockLocation: z.boolean().nullable(),
    isEmulator: z.boolean().nullable(),
    isRooted: z.boolean().nullable(),
    attestation: z.enum(["attested", "failed", "unknown"]),
  }),
  evidence: z.array(Evidence).max(20),
  thresholds: ProofThresholds,
});

export type Evidence = z.infer<typeof Evidence>;
export type Strokes = z.infer<typeof Strokes>;
export type Proof = z.infer<typeof Proof>;

/** A place of a chain: the number, and the hash of the seal before it (64 zeros before the first). */
const Link = z.strictObject({ seq: z.int().min(1), before: sha256 });

/** seal.json, version 1: what is signed. */
export const Seal = z.strictObject({
  version: z.literal(1),
  proofId: id,
  organisationId: id,
  orderId: id,
  /** SHA-256 of proof.json, which names the hash of each content. */
  proofSha256: sha256,
  organisationChain: Link,
  orderChain: Link,
  sealedAt: time,
  keyId: sha256,
});

/** checkpoint.json, version 1: how far the organisation's chain had come. */
export const Checkpoint = z.strictObject({
  version: z.literal(1),
  organisationId: id,
  seq: z.int().min(1),
  sealSha256: sha256,
  at: time,
  keyId: sha256,
});

/** chain.json, version 1: the order's seals before this one, and the organisation's after it up to the checkpoint. */
export const Chain = z.strictObject({
  version: z.literal(1),
  order: z.array(Seal).max(1_000),
  organisation: z.array(Seal).max(10_000),
});

export type Seal = z.infer<typeof Seal>;
export type Checkpoint = z.infer<typeof Checkpoint>;
export type Chain = z.infer<typeof Chain>;
