import { makeProof, type RawEvidence } from "@cartage/domain/orders/proof/make-proof";
import { judgeProof } from "@cartage/domain/orders/proof/rules";
import { expect, test } from "vitest";
import { demoId } from "../demo-id.ts";
import { proofOf } from "./demo-proof.ts";

const at = Date.UTC(2026, 10, 29, 8);
const place = { latE7: 210_300_000, lonE7: 1_058_500_000 };
const handOverOf = (ordinal: number) => ({
  ...{
    stopId: demoId("stop", ordinal),
    orderId: demoId("order", ordinal),
    kind: "delivery" as const,
    name: "Lê Thị Bình",
  },
  ...{ ...place, codes: ["C1-1"], at },
});
const handOvers = Array.from({ length: 600 }, (_, ordinal) => handOverOf(ordinal));

test("a stop is proven the same way again, each under an id of its own", () => {
  const proofs = handOvers.map(proofOf);
  expect(handOvers.map(proofOf)).toEqual(proofs);
  expect(new Set(proofs.map(({ proofId }) => proofId)).size).toBe(proofs.length);
});

test("most proofs are strong, and now and then one lacks its place", () => {
  const judged = handOvers.map((handOver) => {
    const { proofId: id, stopId: _, orderId, counterpart, evidence, device, ...given } = proofOf(handOver);
    const { proof } = makeProof({
      ...given,
      ...{ id, organisation: { id: demoId("organisation", 1), name: "Cartage" } },
      ...{ order: { id: orderId, number: "1", codes: ["C1-1"] }, address: { text: "12 Lê Lợi", place } },
      handedOverBy: { id: null, name: "Nguyễn Văn Hùng" },
      takenBy: { id: null, name: counterpart },
      receivedAt: at + 4_000,
      device: { ...device, attestation: "unknown" },
      // drawn, never a picture
      evidence: evidence as RawEvidence[],
      thresholds: {},
    });
    return { ...judgeProof(proof), pieces: evidence.length };
  });
  const weak = judged.filter(({ strength }) => strength === "weak");
  expect(weak.length).toBeGreaterThan(20);
  expect(weak.length).toBeLessThan(120);
  expect(new Set(weak.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(
    new Set(["no_fix", "accuracy_unknown"]),
  );
  expect(judged.every(({ pieces, discounts }) => pieces >= 1 && discounts.length === 0)).toBe(true);
});
