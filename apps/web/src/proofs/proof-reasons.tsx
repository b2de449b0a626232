"use client";

import { discountSentence, reasonSentence } from "@cartage/api/proofs/proof-words";
import { CheckIcon, MinusIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ShownProof } from "./proof.ts";

/** Each reason for which a proof is weak, and each piece that does not count. */
export function ProofReasons({ shown: { proof, judgement } }: { shown: ShownProof }) {
  const t = useTranslations("web.proofs");
  const words = useTranslations();
  const { reasons, discounts } = judgement;
  return (
    <ul className="mt-2 grid gap-1 [&_svg]:mt-1 [&_svg]:size-3.5 [&_svg]:shrink-0">
      {reasons.length === 0 && (
        <li className="flex gap-2 text-ink-muted">
          <CheckIcon className="text-moving-ink" />
          {t("strong")}
        </li>
      )}
      {reasons.map((reason) => (
        <li key={JSON.stringify(reason)} className="flex gap-2">
          <TriangleAlertIcon className="text-warning-ink" />
          <span className="min-w-0 break-words">{reasonSentence(words, reason)}</span>
        </li>
      ))}
      {discounts.map((discount) => (
        <li key={JSON.stringify(discount)} className="flex gap-2 text-ink-muted">
          <MinusIcon />
          <span className="min-w-0 break-words">{discountSentence(words, discount, proof.evidence)}</span>
        </li>
      ))}
    </ul>
  );
}
