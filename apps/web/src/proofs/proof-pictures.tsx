"use client";

import { Badge } from "@cartage/ui/badge";
import { KeyRoundIcon, ScanBarcodeIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { contentHref, type Evidence, type PictureEvidence } from "./proof.ts";
import { SignatureStrokes } from "./signature-strokes.tsx";

/** Signatures and photos, then codes and the PIN. */
export function ProofPictures({ proofId, evidence }: { proofId: string; evidence: readonly Evidence[] }) {
  const t = useTranslations("web.proofs");
  const pictures = evidence.filter((one): one is PictureEvidence => "content" in one);
  const others = evidence.filter((one) => !("content" in one));
  return (
    <>
      {pictures.length > 0 && (
        <ul className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
          {pictures.map((piece, at) => (
            <li key={piece.content.file}>
              <Picture proofId={proofId} piece={piece} place={at + 1} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-1.5">
          {others.map((piece) =>
            piece.kind === "code" ? (
              <Badge key={`code ${piece.code}`} icon={<ScanBarcodeIcon />}>
                {t("code", { code: piece.code })}
              </Badge>
            ) : (
              piece.kind === "pin" && (
                <Badge
                  key="pin"
                  icon={<KeyRoundIcon />}
                  tone={piece.outcome === "matched" ? "moving" : piece.outcome === "wrong" ? "critical" : "neutral"}
                >
                  {t(`pin.${piece.outcome}`)}
                </Badge>
              )
            ),
          )}
        </p>
      )}
    </>
  );
}

function Picture({ proofId, piece, place }: { proofId: string; piece: PictureEvidence; place: number }) {
  const t = useTranslations("web.proofs");
  const href = contentHref(proofId, piece.content.file);
  const label = piece.kind === "photo" ? t("photo", { place }) : t("signature");
  // ink is dark, as on paper, in both themes
  const frame = "block h-28 w-full overflow-hidden rounded-control border border-line bg-white";
  if (piece.content.mediaType === "application/json")
    return (
      <span className={frame}>
        <SignatureStrokes href={href} label={label} />
      </span>
    );
  return (
    <a href={href} target="_blank" rel="noreferrer" className={frame}>
      <img
        src={href}
        alt={label}
        loading="lazy"
        className={piece.kind === "photo" ? "size-full object-cover" : "size-full object-contain"}
      />
    </a>
  );
}
