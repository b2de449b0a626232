import type { Check } from "@cartage/domain/orders/proof/bundle/check";
import type { Evidence } from "@cartage/domain/orders/proof/inputs";
import type { Discount, Weakness } from "@cartage/domain/orders/proof/rules";
import type { Translate } from "@cartage/messages/translate";

/** Why a proof is weak, as a sentence. */
export function reasonSentence(t: Translate, reason: Weakness): string {
  return t(`proofs.reasons.${reason.code}`, { ...reason });
}

/** Why a piece does not count, with the piece. */
export function discountSentence(t: Translate, discount: Discount, evidence: readonly Evidence[]): string {
  const kind = evidence[discount.place]?.kind ?? "photo";
  const sentence = t(`proofs.discounts.${discount.code}`, { ...discount });
  return t("proofs.verdict.discounted", { kind: t(`proofs.kinds.${kind}`), place: discount.place + 1, sentence });
}

/** What a check found. `keyId` is the one that the seal names. */
export function checkSentence(t: Translate, { code, outcome, pieces }: Check, keyId: string): string {
  const named = pieces.join(", ");
  if (outcome !== "unchecked")
    return t(`proofs.checks.${code}.${outcome}`, { pieces: named, keyId: keyId.slice(0, 16) });
  if (code === "key_published" && keyId) return t("proofs.unchecked.key_published", { keyId });
  return t("proofs.unchecked.because", { pieces: named || code });
}
