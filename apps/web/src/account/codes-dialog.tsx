"use client";

import { Button } from "@cartage/ui/button";
import { CopyButton } from "@cartage/ui/copy-button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Notice } from "@cartage/ui/notice";
import { LifeBuoyIcon } from "lucide-react";
import { useTranslations } from "next-intl";

/** The recovery codes, which are shown once. */
export function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations("web.factors");
  const tCommon = useTranslations("web.common");
  return (
    <Dialog isOpen isSticky onClose={onClose} title={t("codesTitle")} closeLabel={tCommon("close")}>
      <DialogBody>
        <Notice tone="accent" icon={<LifeBuoyIcon />} className="mb-4">
          {t("codesText")}
        </Notice>
        <ul aria-label={t("codesTitle")} className="grid grid-cols-2 gap-2 font-mono">
          {codes.map((code) => (
            <li key={code} className="select-all rounded-small bg-sunken px-2 py-1 text-center">
              {code}
            </li>
          ))}
        </ul>
        <div className="mt-3">
          <CopyButton text={codes.join("\n")} labels={{ copy: tCommon("copy"), copied: tCommon("copied") }} />
        </div>
      </DialogBody>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t("codesDone")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
