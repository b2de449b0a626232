import type { Check } from "@cartage/domain/orders/proof/bundle/check";
import type { Evidence } from "@cartage/domain/orders/proof/inputs";
import type { Discount, Weakness } from "@cartage/domain/orders/proof/rules";
import type { Translate } from "@cartage/messages/translate";

/** Why a proof is weak, as a sentence. */
export function reasonSentence(t: Translate, reason: Weakness): string {
  return t(`proofs.reasons.${reason.code}`, withDurations(t, reason));
}

/** Why a piece does not count, with the piece. */
export function discountSentence(t: Translate, discount: Discount, evidence: readonly Evidence[]): string {
  const kind = evidence[discount.place]?.kind ?? "photo";
  const sentence = t(`proofs.discounts.${discount.code}`, withDurations(t, discount));
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

/** What a sentence is given, its seconds in hours, minutes and seconds. */
function withDurations(t: Translate, facts: Weakness | Discount) {
  const entries = Object.entries<string | number>(facts);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name.endsWith("S") ? durationWords(t, Number(value)) : value]),
  );
}

function durationWords(t: Translate, seconds: number): string {
  const parts = { h: Math.floor(seconds / 3_600), min: Math.floor(seconds / 60) % 60, s: seconds % 60 };
  const said = (["h", "min", "s"] as const).filter((unit) => parts[unit] > 0);
  return (
    said.map((unit) => t(`proofs.duration.${unit}`, { value: parts[unit] })).join(" ") ||
    t("proofs.duration.s", { value: 0 })
  );
}
