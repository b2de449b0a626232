"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { FileTextIcon, PackageCheckIcon, ShieldAlertIcon, ShieldCheckIcon, Trash2Icon } from "lucide-react";
import { useFormatter, useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "../format/times.tsx";
import { useCan } from "../shell/me-context.tsx";
import { EraseProofDialog } from "./erase-proof-dialog.tsx";
import type { ProofEntry } from "./proof.ts";
import { ProofPictures } from "./proof-pictures.tsx";
import { ProofPlan } from "./proof-plan.tsx";
import { ProofReasons } from "./proof-reasons.tsx";

/** One hand-over: how strong its proof is and why, its pictures, its place, and what to take away. */
export function ProofCard({ entry, number }: { entry: ProofEntry; number: number }) {
  const t = useTranslations("web.proofs");
  const tStrength = useTranslations("proofs.strength");
  const format = useFormatter();
  const mayErase = useCan("organisation.manage");
  const [isErasing, setErasing] = useState(false);
  const { id, kind, shown, seal, erasedAt, erasedBecause } = entry;
  const sealed = { sha256: seal.sha256, seq: seal.organisationSeq, order: seal.orderSeq };
  const strength = shown?.judgement.strength;
  return (
    <article aria-label={t(`kinds.${kind}`)}>
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="font-medium">{t(`kinds.${kind}`)}</h3>
        {strength && (
          <Badge
            tone={strength === "strong" ? "moving" : "warning"}
            icon={strength === "strong" ? <ShieldCheckIcon /> : <ShieldAlertIcon />}
          >
            {tStrength(strength)}
          </Badge>
        )}
        <LocalTime at={entry.handedOverAt} className="text-ink-muted" />
        <span title={t("sealHint", sealed)} className="ml-auto text-caption text-ink-faint">
          {t("seal", { seq: seal.organisationSeq })}
        </span>
      </header>
      {erasedAt !== null && erasedBecause !== null && (
        <p className="mt-1 text-ink-muted">
          {t(`erased.${erasedBecause}`, { at: format.dateTime(erasedAt, { dateStyle: "medium" }) })}
        </p>
      )}
      {shown && (
        <>
          <p className="mt-1 break-words text-ink-muted">
            {t("by", {
              by: shown.proof.handedOverBy.name || t("nobody"),
              to: shown.proof.takenBy.name || t("nobody"),
            })}
          </p>
          <ProofReasons shown={shown} />
          <ProofPictures proofId={id} evidence={shown.proof.evidence} />
          <ProofPlan proof={shown.proof} />
          <div className="mt-3 flex flex-wrap gap-2">
            <Downloads proofId={id} />
            {mayErase && (
              <Button look="quiet" size="small" onClick={() => setErasing(true)}>
                <Trash2Icon />
                {t("erase")}
              </Button>
            )}
          </div>
        </>
      )}
      {isErasing && <EraseProofDialog proofId={id} number={number} onClose={() => setErasing(false)} />}
    </article>
  );
}

function Downloads({ proofId }: { proofId: string }) {
  const t = useTranslations("web.proofs");
  const reader = new URLSearchParams({ proofId, locale: useLocale(), timeZone: useTimeZone() ?? "UTC" });
  return (
    <>
      <a
        href={`/api/proofs/sheet?${reader}`}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("secondary", "small")}
      >
        <FileTextIcon />
        {t("sheet")}
      </a>
      <a href={`/api/proofs/bundle?proofId=${proofId}`} download className={buttonClass("secondary", "small")}>
        <PackageCheckIcon />
        {t("bundle")}
      </a>
    </>
  );
}
