import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleParts, drawn, handedOverAt, handOver, photo } from "@cartage/domain/orders/proof/hand-over.arbitrary";
import type { HandOver } from "@cartage/domain/orders/proof/make-proof";
import type { Locale } from "@cartage/messages/catalogues";
import { translate } from "@cartage/messages/translate";
import { expect, test } from "vitest";
import { drawProof } from "./draw-proof.ts";
import { discountSentence, reasonSentence } from "./proof-words.ts";

const fonts = join(dirname(fileURLToPath(import.meta.resolve("geist/font/sans"))), "fonts", "geist-sans");

function drawnSheet(locale: Locale, given: Partial<HandOver> = {}) {
  const { proof, contents, seal } = bundleParts(handOver(given));
  const reader = { locale, timeZone: "Asia/Ho_Chi_Minh", fonts };
  return drawProof({ proof, contents, seal: seal.statement }, reader).then((pdf) =>
    Buffer.from(pdf).toString("latin1"),
  );
}

/** 64 characters of Vietnamese, most of them with two marks. */
const long = "Nguyễn Phước Quý Thị Ngọc Huyền Ưỡng Ngoẵng Ộ Ỡ Ữ Ỹ, ".repeat(4);

test.each(["en", "vi"] as const)("the fullest proof is one sheet with its fonts in it, in %s", async (locale) => {
  const { organisation, order, address } = handOver();
  const pdf = await drawnSheet(locale, {
    organisation: { ...organisation, name: long.slice(0, 200) },
    order: { ...order, number: "NF-".repeat(33) },
    takenBy: { id: null, name: long.slice(0, 200) },
    address: { ...address, text: long.repeat(2).slice(0, 500) },
    clockOffsetMs: -500_000,
    receivedAt: handedOverAt - 1_000_000,
    device: { id: null, isMockLocation: true, isEmulator: true, isRooted: true, attestation: "failed" },
    evidence: [drawn, ...Array.from({ length: 15 }, () => ({ ...photo, capturedAt: null }))],
    thresholds: { needs: ["pin", "code", "photo"], pieces: 4 },
  });
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(pdf.match(/\/FontFile2/g)).toHaveLength(2);
});

test("a proof without fix, place, evidence and names is a sheet too", async () => {
  const { handedOverBy, address } = handOver();
  const pdf = await drawnSheet("vi", {
    fix: null,
    address: { ...address, place: null },
    evidence: [],
    handedOverBy: { ...handedOverBy, name: "" },
  });
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test("the same proof gives the same bytes", async () => {
  expect(await drawnSheet("en")).toBe(await drawnSheet("en"));
});

test("reasons are sentences, with their numbers in units that people use", () => {
  const t = translate("en");
  expect(reasonSentence(t, { code: "received_late", afterS: 19_905, limitS: 14_400 })).toBe(
    "Received 5 h 31 min 45 s after the hand-over; at most 4 h.",
  );
  expect(reasonSentence(translate("vi"), { code: "too_far", distanceM: 1_345, limitM: 150 })).toBe(
    "Cách địa chỉ 1.345 m; tối đa 150 m.",
  );
  expect(reasonSentence(t, { code: "evidence_missing", kind: "pin" })).toBe("A checked PIN that counts is missing.");
  const code = { kind: "code", capturedAt: null, code: "SF-7" } as const;
  expect(discountSentence(t, { code: "code_of_another_order", found: "SF-7", place: 0 }, [code])).toBe(
    "Scanned code 1 does not count: The code SF-7 is not of this order.",
  );
});
