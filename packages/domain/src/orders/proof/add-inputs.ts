import { z } from "zod";
import { isTimeZone } from "../../accounts/rules.ts";
import { line } from "../../inputs.ts";
import { evidenceKinds, ProofThresholds, Strokes } from "./inputs.ts";

const id = z.uuid().lowercase();
/** Epoch milliseconds by the phone's clock, from 2000 to 2100. */
const time = z.int().min(946_684_800_000).max(4_102_444_800_000);
const capturedAt = time.nullable().default(null);

/** Of one picture; all of a proof together have at most three times as much. */
export const mostPictureBytes = 5 * 1_048_576;
export const mostProofBytes = 3 * mostPictureBytes;
const mostPieces = 12;

/** PNG, JPEG or WebP in base64, which takes four thirds. */
const picture = z.base64().max(Math.ceil(mostPictureBytes / 3) * 4);

const HandOverEvidence = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("signature"), capturedAt, drawn: z.union([Strokes, z.object({ picture })]) }),
  z.object({ kind: z.literal("photo"), capturedAt, picture }),
  z.object({ kind: z.literal("code"), capturedAt, code: line(500).min(1) }),
  /** As it was typed; what is kept is whether it was right. */
  z.object({ kind: z.literal("pin"), capturedAt, pin: z.string().regex(/^\d{6}$/) }),
]);

/** A hand-over as the phone saw it. The same `proofId` again, with the same hand-over, gets the first answer. */
export const AddProof = z
  .object({
    /** Made by the phone, once for each hand-over. */
    proofId: id,
    orderId: id,
    /** The stop of the route where it was; none where there is no route. */
    stopId: id.nullable().default(null),
    kind: z.enum(["pickup", "delivery"]),
    /** Who took the goods at a delivery, or gave them at a pick-up; empty when nobody said. */
    counterpart: line(200).default(""),
    handedOverAt: time,
    /** How far the phone's clock was ahead of ours when it last heard from us; null when it never did. */
    clockOffsetMs: z.int().min(-1e12).max(1e12).nullable().default(null),
    fix: z
      .object({
        latE7: z.int().min(-900_000_000).max(900_000_000),
        lonE7: z.int().min(-1_800_000_000).max(1_800_000_000),
        fixTime: time,
        accuracyM: z.int().min(0).max(50_000_000).nullable(),
      })
      .nullable()
      .default(null),
    /** What the app tells of the phone; null where it cannot. */
    device: z
      .object({
        id: id.nullable().default(null),
        isMockLocation: z.boolean().nullable().default(null),
        isEmulator: z.boolean().nullable().default(null),
        isRooted: z.boolean().nullable().default(null),
      })
      .default({ id: null, isMockLocation: null, isEmulator: null, isRooted: null }),
    evidence: z.array(HandOverEvidence).max(mostPieces),
  })
  .superRefine(({ evidence }, context) => {
    const pins = evidence.filter(({ kind }) => kind === "pin");
    if (pins.length > 1) context.addIssue({ code: "custom", message: "invalid", path: ["evidence"] });
  });
export type AddProof = z.infer<typeof AddProof>;

export const TryOrderPin = z.object({ orderId: id, pin: z.string().regex(/^\d{6}$/) });
export const ProofId = z.object({ proofId: id });
export const ProofContentId = ProofId.extend({
  file: z.string().regex(/^contents\/\d\d-(signature|photo)[.](json|png|jpg|webp)$/),
});
/** The order's number is typed, so that nobody erases another's by a slip. */
export const EraseProof = ProofId.extend({ number: line(20) });
/** A proof as a reader prints it. */
export const ProofSheet = ProofId.extend({
  locale: z.enum(["en", "vi"]).default("en"),
  timeZone: z.string().max(64).refine(isTimeZone, "time_zone_unknown").default("UTC"),
});

const evidenceOfKind = z.object({
  /** Kinds without which no proof is strong. */
  needs: z.array(z.enum(evidenceKinds)).max(evidenceKinds.length).default([]),
  /** How many pieces have to count. */
  pieces: z.int().min(1).max(10).default(1),
});

/** What an organisation holds to be strong, what it asks of each hand-over, and how long it keeps proofs. */
export const ProofSettings = ProofThresholds.omit({ needs: true, pieces: true, needsAttestation: true }).extend({
  pickup: evidenceOfKind.default({ needs: [], pieces: 1 }),
  delivery: evidenceOfKind.default({ needs: [], pieces: 1 }),
  /** Days after which contents go and seals stay; null for ever. */
  keptDays: z.int().min(1).max(36_500).nullable().default(null),
});
export type ProofSettings = z.infer<typeof ProofSettings>;

/** The thresholds that a proof bears, by what was handed over. */
export function thresholdsOf({ pickup, delivery, keptDays: _, ...limits }: ProofSettings, kind: AddProof["kind"]) {
  return { ...limits, ...(kind === "pickup" ? pickup : delivery) };
}
