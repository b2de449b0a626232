"use client";

import { QrCode } from "@cartage/ui/qr-code";
import QR from "qrcode";
import { useMemo } from "react";

/** A text as a QR code that is read off a screen: clean and near, so the least correction will do. */
export function QrText({ text, label }: { text: string; label: string }) {
  const modules = useMemo(() => {
    const { data, size } = QR.create(text, { errorCorrectionLevel: "L" }).modules;
    return Array.from({ length: size }, (_, y) => Array.from(data.subarray(y * size, (y + 1) * size), Boolean));
  }, [text]);
  return <QrCode modules={modules} label={label} className="size-48 rounded-control border border-line" />;
}
