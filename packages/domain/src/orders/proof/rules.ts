import { distanceM } from "@cartage/telemetry/geodesy";
import type { Evidence, EvidenceKind, Proof } from "./inputs.ts";

/** What speaks against a hand-over, with its numbers. */
export type Weakness =
  | { code: "no_fix" }
  | { code: "address_without_place" }
  | { code: "too_far"; distanceM: number; limitM: number }
  | { code: "accuracy_unknown" }
  | { code: "inaccurate"; accuracyM: number; distanceM: number; limitM: number }
  | { code: "fix_not_near"; apartS: number; limitS: number }
  | { code: "clock_unknown" }
  | { code: "clock_differs"; offsetS: number; limitS: number }
  | { code: "received_late"; afterS: number; limitS: number }
  | { code: "received_before"; beforeS: number }
  | { code: "mock_location" }
  | { code: "emulator" }
  | { code: "rooted" }
  | { code: "integrity_unknown" }
  | { code: "attestation_failed" }
  | { code: "not_attested" }
  | { code: "evidence_missing"; kind: EvidenceKind }
  | { code: "too_few_pieces"; pieces: number; needed: number };

/** Why a piece of evidence does not count; `place` is its place among the evidence, from 0. */
export type Discount = { place: number } & (
  | { code: "signature_blank"; points: number; needed: number }
  | { code: "photo_without_time" }
  | { code: "photo_not_near"; apartS: number; limitS: number }
  | { code: "code_of_another_order"; found: string }
  | { code: "order_without_codes" }
  | { code: "pin_wrong"; tries: number }
  | { code: "pin_not_checked" }
);

export interface Judgement {
  strength: "strong" | "weak";
  /** Empty exactly when it is strong. */
  reasons: Weakness[];
  /** Pieces that do not count. They do not weaken what others show. */
  discounts: Discount[];
}

/** Says whether a proof is strong by its organisation's thresholds. More evidence never makes it weaker. */
export function judgeProof(proof: Proof): Judgement {
  const found = proof.evidence.map((evidence, place) => discountOf(evidence, place, proof));
  const discounts = found.filter((discount) => discount !== null);
  const counted = proof.evidence.filter((_, place) => found[place] === null).map(({ kind }) => kind);
  const reasons = [...ofPlace(proof), ...ofTime(proof), ...ofDevice(proof), ...ofEvidence(counted, proof)];
  return { strength: reasons.length === 0 ? "strong" : "weak", reasons, discounts };
}

type Place = { latE7: number; lonE7: number };

/** Whole metres between the fix and the address. */
export function distanceToAddressM(fix: Place, address: Place): number {
  return Math.round(distanceM(degrees(fix), degrees(address)));
}

function degrees({ latE7, lonE7 }: Place) {
  return { lat: latE7 / 1e7, lon: lonE7 / 1e7 };
}

/** A fix speaks for the address when all of its circle of accuracy lies within the limit. */
function ofPlace({ fix, address, thresholds: { farM: limitM } }: Proof): Weakness[] {
  if (!address.place || !fix) {
    const missing: Weakness[] = fix ? [] : [{ code: "no_fix" }];
    return address.place ? missing : [...missing, { code: "address_without_place" }];
  }
  const distance = distanceToAddressM(fix, address.place);
  if (distance > limitM) return [{ code: "too_far", distanceM: distance, limitM }];
  if (fix.accuracyM === null) return [{ code: "accuracy_unknown" }];
  if (distance + fix.accuracyM <= limitM) return [];
  return [{ code: "inaccurate", accuracyM: fix.accuracyM, distanceM: distance, limitM }];
}

function ofTime({ fix, handedOverAt, receivedAt, clockOffsetMs, thresholds }: Proof): Weakness[] {
  const { fixWithinS, clockOffsetS, offlineS } = thresholds;
  const weaknesses: Weakness[] = [];
  // both by the device's clock
  const apartS = fix ? seconds(Math.abs(fix.fixTime - handedOverAt)) : 0;
  if (apartS > fixWithinS) weaknesses.push({ code: "fix_not_near", apartS, limitS: fixWithinS });
  if (clockOffsetMs === null) weaknesses.push({ code: "clock_unknown" });
  const offsetS = seconds(Math.abs(clockOffsetMs ?? 0));
  if (offsetS > clockOffsetS) weaknesses.push({ code: "clock_differs", offsetS, limitS: clockOffsetS });
  const waitedMs = receivedAt - (handedOverAt - (clockOffsetMs ?? 0));
  if (seconds(waitedMs) > offlineS)
    weaknesses.push({ code: "received_late", afterS: seconds(waitedMs), limitS: offlineS });
  if (seconds(-waitedMs) > clockOffsetS) weaknesses.push({ code: "received_before", beforeS: seconds(-waitedMs) });
  return weaknesses;
}

function ofDevice({ device, thresholds }: Proof): Weakness[] {
  const { isMockLocation, isEmulator, isRooted, attestation } = device;
  // only Android tells whether a place was made up
  const isUnknown = [isEmulator, isRooted].includes(null);
  const found: [boolean, Weakness][] = [
    [isMockLocation === true, { code: "mock_location" }],
    [isEmulator === true, { code: "emulator" }],
    [isRooted === true, { code: "rooted" }],
    [isUnknown && thresholds.needsIntegrity, { code: "integrity_unknown" }],
    [attestation === "failed", { code: "attestation_failed" }],
    [attestation === "unknown" && thresholds.needsAttestation, { code: "not_attested" }],
  ];
  return found.filter(([applies]) => applies).map(([, weakness]) => weakness);
}

function ofEvidence(counted: readonly EvidenceKind[], { thresholds: { needs, pieces } }: Proof): Weakness[] {
  const missing = [...new Set(needs)].filter((kind) => !counted.includes(kind));
  const weaknesses: Weakness[] = missing.map((kind) => ({ code: "evidence_missing", kind }));
  if (counted.length < pieces) weaknesses.push({ code: "too_few_pieces", pieces: counted.length, needed: pieces });
  return weaknesses;
}

function discountOf(evidence: Evidence, place: number, proof: Proof): Discount | null {
  const { signaturePoints, photoWithinS } = proof.thresholds;
  switch (evidence.kind) {
    case "signature": {
      const { points } = evidence;
      if (points === null || points >= signaturePoints) return null;
      return { place, code: "signature_blank", points, needed: signaturePoints };
    }
    case "photo": {
      if (evidence.capturedAt === null) return { place, code: "photo_without_time" };
      const apartS = seconds(Math.abs(evidence.capturedAt - proof.handedOverAt));
      return apartS > photoWithinS ? { place, code: "photo_not_near", apartS, limitS: photoWithinS } : null;
    }
    case "code":
      if (proof.order.codes.length === 0) return { place, code: "order_without_codes" };
      if (proof.order.codes.includes(evidence.code)) return null;
      return { place, code: "code_of_another_order", found: evidence.code };
    case "pin":
      if (evidence.outcome === "matched") return null;
      if (evidence.outcome === "not_checked") return { place, code: "pin_not_checked" };
      return { place, code: "pin_wrong", tries: evidence.tries };
  }
}

/** Rounded up: what is above a limit by a millisecond is above it. */
function seconds(ms: number): number {
  return Math.ceil(ms / 1_000);
}
