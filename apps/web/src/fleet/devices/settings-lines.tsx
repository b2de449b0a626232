"use client";

import { CopyLine } from "@cartage/ui/copy-line";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MqttSettings } from "./mqtt-settings.ts";

type SettingsLinesProps = { settings: MqttSettings; secret?: string; children?: ReactNode };

/** The exact settings, each to copy. */
export function SettingsLines({ settings, secret, children }: SettingsLinesProps) {
  const t = useTranslations("web.devices.settings");
  const tCommon = useTranslations("web.common");
  const labels = { copy: tCommon("copy"), copied: tCommon("copied") };
  const { host, port, isTls, wsUrl, clientId, username, topic } = settings;
  return (
    <dl>
      <CopyLine label={t("host")} text={host} labels={labels} />
      <CopyLine label={t("port")} text={String(port)} labels={labels} />
      <CopyLine label={t("encryption")} text={t(isTls ? "tls" : "plain")} labels={labels} />
      {wsUrl && <CopyLine label={t("webSocket")} text={wsUrl} labels={labels} />}
      <CopyLine label={t("clientId")} text={clientId} labels={labels} />
      <CopyLine label={t("username")} text={username} labels={labels} />
      {secret && <CopyLine label={t("password")} text={secret} labels={labels} isSecret />}
      {children}
      <CopyLine label={t("topic")} text={topic} labels={labels} />
    </dl>
  );
}
