"use client";

import { Button } from "@cartage/ui/button";
import { CopyLine } from "@cartage/ui/copy-line";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Notice } from "@cartage/ui/notice";
import { KeyRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";

export type IssuedKey = { name: string; secret: string };

/** Shows a key's new secret the only time it can be shown; only its own button closes it. */
export function KeySecretDialog({ issued, onClose }: { issued: IssuedKey | null; onClose: () => void }) {
  const t = useTranslations("web.keys");
  const tCommon = useTranslations("web.common");
  if (!issued) return null;
  return (
    <Dialog
      isOpen
      isSticky
      onClose={onClose}
      title={t("secretTitle", { name: issued.name })}
      closeLabel={tCommon("close")}
    >
      <DialogBody>
        <Notice tone="accent" icon={<KeyRoundIcon />} className="mb-4">
          {t("secretOnce")}
        </Notice>
        <dl>
          <CopyLine
            label={t("secret")}
            text={issued.secret}
            isSecret
            labels={{ copy: tCommon("copy"), copied: tCommon("copied") }}
          />
        </dl>
        <p className="mt-3 text-ink-muted">{t("secretUse")}</p>
        <pre className="mt-1 overflow-x-auto rounded-control bg-sunken p-3 font-mono text-caption">
          Authorization: Bearer {issued.secret.slice(0, 12)}…
        </pre>
      </DialogBody>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t("secretDone")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
