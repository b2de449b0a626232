"use client";

import { QrCode } from "@cartage/ui/qr-code";
import QR from "qrcode";
import { useMemo } from "react";
import type { MqttSettings } from "./mqtt-settings.ts";

type SettingsQrProps = { settings: MqttSettings; secret?: string; label: string };

/** The settings as JSON in a QR code: host, port, clientId, username, topic, and the password while it is known. */
export function SettingsQr({ settings, secret, label }: SettingsQrProps) {
  const text = JSON.stringify({ ...settings, ...(secret && { password: secret }) });
  const modules = useMemo(() => {
    const { data, size } = QR.create(text, { errorCorrectionLevel: "L" }).modules;
    return Array.from({ length: size }, (_, y) => Array.from(data.subarray(y * size, (y + 1) * size), Boolean));
  }, [text]);
  return <QrCode modules={modules} label={label} className="size-48 rounded-control border border-line" />;
}
