"use client";

import { Notice } from "@cartage/ui/notice";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

/** What browsers that read codes offer. */
type CodeReader = new () => { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };

const lookEveryMs = 200;
/** The camera sees a label many times a second: again within this it is the same piece. */
const sameWithinMs = 2_500;

const readerOf = () => ("BarcodeDetector" in window ? (window.BarcodeDetector as CodeReader) : null);

export const isCodeReaderThere = () => readerOf() !== null;

/** The camera, reading codes as long as it is shown. */
export function CodeCamera({ onCode }: { onCode: (code: string) => void }) {
  const t = useTranslations("web.scan");
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  tell.current = onCode;
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    const Reader = readerOf();
    const reader = Reader && new Reader();
    let stream: MediaStream | null = null;
    let isOver = false;
    const asked = navigator.mediaDevices?.getUserMedia({ video: { facingMode: "environment" } });
    (asked ?? Promise.reject(new Error("no camera"))).then(
      (opened) => {
        stream = opened;
        if (isOver) for (const track of opened.getTracks()) track.stop();
        else if (video.current) video.current.srcObject = opened;
      },
      () => setMissing(true),
    );
    const seenAt = new Map<string, number>();
    const timer = setInterval(async () => {
      const source = video.current;
      if (!reader || !source || source.readyState < source.HAVE_CURRENT_DATA) return;
      const now = Date.now();
      for (const { rawValue } of await reader.detect(source).catch(() => [])) {
        const isSame = now - (seenAt.get(rawValue) ?? 0) < sameWithinMs;
        seenAt.set(rawValue, now);
        if (!isSame) tell.current(rawValue);
      }
    }, lookEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  if (isMissing) return <Notice tone="warning">{t("noCamera")}</Notice>;
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      className="aspect-square w-full rounded-panel bg-sunken object-cover"
    />
  );
}
