import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawn, evidence, handedOverAt, handOver, handOvers, photo } from "./hand-over.arbitrary.ts";
import { type HandOver, makeProof } from "./make-proof.ts";
import { judgeProof } from "./rules.ts";

const judged = (given: Partial<HandOver>) => judgeProof(makeProof(handOver(given)).proof);
const { fix, device, address } = handOver();
const order = handOver().order;
if (!fix) throw new Error("the example has a fix");

test("at the door, seen well, with a signature and a photo is strong", () => {
  expect(judged({})).toEqual({ strength: "strong", reasons: [], discounts: [] });
});

test("an iPhone, which does not say whether places are made up, is in order all the same", () => {
  const given = { device: { ...device, isMockLocation: null }, thresholds: { needsIntegrity: true } };
  expect(judged(given)).toMatchObject({ strength: "strong" });
});

describe("weak, with the reason and its numbers", () => {
  const cases: [string, Partial<HandOver>, object][] = [
    ["without a fix", { fix: null }, { code: "no_fix" }],
    ["an address without a place", { address: { ...address, place: null } }, { code: "address_without_place" }],
    [
      "far from the address",
      { fix: { ...fix, latE7: fix.latE7 + 30_000 } },
      { code: "too_far", distanceM: 345, limitM: 150 },
    ],
    [
      "an accuracy too poor for the distance",
      { fix: { ...fix, accuracyM: 140 } },
      { code: "inaccurate", accuracyM: 140, distanceM: 15, limitM: 150 },
    ],
    ["an unknown accuracy", { fix: { ...fix, accuracyM: null } }, { code: "accuracy_unknown" }],
    [
      "no fix near the time",
      { fix: { ...fix, fixTime: handedOverAt - 120_001 } },
      { code: "fix_not_near", apartS: 121, limitS: 120 },
    ],
    ["a clock that never heard from us", { clockOffsetMs: null }, { code: "clock_unknown" }],
    [
      "a clock that differs",
      { clockOffsetMs: -61_000, receivedAt: handedOverAt + 70_000 },
      { code: "clock_differs", offsetS: 61, limitS: 60 },
    ],
    [
      "offline for long before we had it",
      { receivedAt: handedOverAt + 14_401_000 },
      { code: "received_late", afterS: 14_402, limitS: 14_400 },
    ],
    ["received before it was", { receivedAt: handedOverAt - 90_000 }, { code: "received_before", beforeS: 90 }],
    ["a mock location", { device: { ...device, isMockLocation: true } }, { code: "mock_location" }],
    ["an emulator", { device: { ...device, isEmulator: true } }, { code: "emulator" }],
    ["a rooted phone", { device: { ...device, isRooted: true } }, { code: "rooted" }],
    [
      "an app that cannot tell, where it must",
      { device: { ...device, isRooted: null }, thresholds: { needsIntegrity: true } },
      { code: "integrity_unknown" },
    ],
    ["an attestation that failed", { device: { ...device, attestation: "failed" } }, { code: "attestation_failed" }],
    ["no attestation, where it is asked for", { thresholds: { needsAttestation: true } }, { code: "not_attested" }],
    [
      "without the PIN that is asked for",
      { thresholds: { needs: ["pin"] } },
      { code: "evidence_missing", kind: "pin" },
    ],
    ["too little evidence", { thresholds: { pieces: 3 } }, { code: "too_few_pieces", pieces: 2, needed: 3 }],
  ];

  test.each(cases)("%s", (_, given, reason) => {
    expect(judged(given)).toMatchObject({ strength: "weak", reasons: [reason] });
  });
});

describe("a piece that does not count is named, and weakens nothing else", () => {
  const pin = { kind: "pin", capturedAt: handedOverAt, tries: 2 } as const;
  const code = { kind: "code", capturedAt: handedOverAt, code: "SF-7" } as const;
  const cases: [string, Partial<HandOver>, object][] = [
    ["a photo without capture time", { evidence: [{ ...photo, capturedAt: null }] }, { code: "photo_without_time" }],
    [
      "a photo of another time",
      { evidence: [{ ...photo, capturedAt: handedOverAt - 901_000 }] },
      { code: "photo_not_near", apartS: 901, limitS: 900 },
    ],
    [
      "a tap for a signature",
      { evidence: [{ ...drawn, drawn: { ...drawn.drawn, strokes: [[[1, 1, 0]]] } }] },
      { code: "signature_blank", points: 1, needed: 8 },
    ],
    ["a code of another order", { evidence: [code] }, { code: "code_of_another_order", found: "SF-7" }],
    [
      "a code where the order has none",
      { evidence: [code], order: { ...order, codes: [] } },
      { code: "order_without_codes" },
    ],
    ["a wrong PIN", { evidence: [{ ...pin, outcome: "wrong" }] }, { code: "pin_wrong", tries: 2 }],
    ["a PIN that was not checked", { evidence: [{ ...pin, outcome: "not_checked" }] }, { code: "pin_not_checked" }],
  ];

  test.each(cases)("%s", (_, given, discount) => {
    const alone = judged(given);
    expect(alone).toMatchObject({ strength: "weak", discounts: [{ place: 0, ...discount }] });
    expect(alone.reasons).toEqual([{ code: "too_few_pieces", pieces: 0, needed: 1 }]);
    const beside = judged({ ...given, evidence: [...(given.evidence ?? []), drawn] });
    expect(beside).toMatchObject({ strength: "strong", discounts: [{ place: 0, ...discount }] });
  });
});

test("adding evidence never makes it weaker", () => {
  fc.assert(
    fc.property(handOvers, fc.array(evidence, { minLength: 1, maxLength: 4 }), fc.nat(6), (given, more, at) => {
      const grown = { ...given, evidence: given.evidence.toSpliced(at, 0, ...more) };
      const [before, after] = [given, grown].map((one) => judgeProof(makeProof(one).proof));
      if (before?.strength === "strong") expect(after?.strength).toBe("strong");
      const known = new Set(before?.reasons.map((reason) => reason.code + ("kind" in reason ? reason.kind : "")));
      for (const reason of after?.reasons ?? [])
        expect(known).toContain(reason.code + ("kind" in reason ? reason.kind : ""));
    }),
  );
});

test("a better accuracy never makes it weaker", () => {
  fc.assert(
    fc.property(handOvers, fc.nat(200), ({ fix, ...given }, by) => {
      fc.pre(fix !== null && fix.accuracyM !== null);
      const better = fix && { ...fix, accuracyM: Math.max(0, (fix.accuracyM ?? 0) - by) };
      const [before, after] = [fix, better].map((one) => judgeProof(makeProof({ ...given, fix: one }).proof));
      if (before?.strength === "strong") expect(after?.strength).toBe("strong");
    }),
  );
});
