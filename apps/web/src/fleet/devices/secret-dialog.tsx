"use client";

import { Button } from "@cartage/ui/button";
import { CopyButton } from "@cartage/ui/copy-button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Notice } from "@cartage/ui/notice";
import { KeyRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MqttSettings, publishLine } from "./mqtt-settings.ts";
import { SettingsLines } from "./settings-lines.tsx";
import { SettingsQr } from "./settings-qr.tsx";

export type IssuedSecret = { name: string; secret: string; settings: MqttSettings; isRotated: boolean };

/** Shows a new secret the only time it can be shown; only its own button closes it. */
export function SecretDialog({ issued, onClose }: { issued: IssuedSecret | null; onClose: () => void }) {
  const t = useTranslations("web.devices");
  const tCommon = useTranslations("web.common");
  if (!issued) return null;
  const { name, secret, settings, isRotated } = issued;
  const line = publishLine(settings, secret);
  return (
    <Dialog
      isOpen
      isSticky
      isWide
      onClose={onClose}
      title={t(isRotated ? "secret.rotatedTitle" : "secret.title", { name })}
      closeLabel={tCommon("close")}
    >
      <DialogBody>
        <Notice tone="accent" icon={<KeyRoundIcon />} className="mb-4">
          {t("secret.once")}
        </Notice>
        <div className="flex flex-col gap-5 sm:flex-row">
          <div className="min-w-0 flex-1">
            <SettingsLines settings={settings} secret={secret} />
          </div>
          <figure className="shrink-0 self-center sm:self-start">
            <SettingsQr settings={settings} secret={secret} label={t("settings.qrWithSecret")} />
            <figcaption className="mt-1.5 text-center text-caption text-ink-muted">{t("secret.scan")}</figcaption>
          </figure>
        </div>
        <h3 className="mt-5 mb-1.5 font-medium">{t("secret.tryIt")}</h3>
        <div className="flex items-start gap-2 rounded-control bg-sunken py-1.5 pr-1.5 pl-3">
          <code className="min-w-0 flex-1 break-all py-1 font-mono text-caption">{line}</code>
          <CopyButton text={line} labels={{ copy: tCommon("copy"), copied: tCommon("copied") }} />
        </div>
      </DialogBody>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t("secret.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
