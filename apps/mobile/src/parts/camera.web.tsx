import { radius, space } from "@cartage/ui/tokens";
import { createElement, useEffect, useRef, useState } from "react";
import { StyleSheet, View } from "react-native";
import { Button } from "./button.tsx";
import type { CameraProps } from "./camera.types.ts";
import { Notice } from "./notice.tsx";

/** What browsers that read codes offer; the others leave them to be typed. */
type CodeReader = new () => { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };

const LOOK_EVERY_MS = 200;

/** The browser's camera: reads codes where the browser can, or takes a picture. */
export function Camera({ onCode, onPhoto, words, onClose }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const seen = useRef(onCode);
  seen.current = onCode;
  const [isMissing, setMissing] = useState(false);
  const Reader = "BarcodeDetector" in window ? (window.BarcodeDetector as CodeReader) : null;
  const isUseless = isMissing || (!onPhoto && Reader === null);

  useEffect(() => {
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
    const reader = Reader && seen.current ? new Reader() : null;
    const timer = setInterval(async () => {
      const source = video.current;
      if (!reader || !source || source.readyState < source.HAVE_CURRENT_DATA) return;
      const found = await reader.detect(source).catch(() => []);
      for (const { rawValue } of found) seen.current?.(rawValue);
    }, LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [Reader]);

  function take() {
    const source = video.current;
    if (!source || source.videoWidth === 0) return;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [source.videoWidth, source.videoHeight];
    canvas.getContext("2d")?.drawImage(source, 0, 0);
    const [, picture] = canvas.toDataURL("image/jpeg", 0.7).split(",");
    if (picture) onPhoto?.(picture);
  }

  return (
    <View style={styles.camera}>
      {isUseless ? (
        <Notice tone="calm">{words.none}</Notice>
      ) : (
        createElement("video", { ref: video, autoPlay: true, muted: true, playsInline: true, style: view })
      )}
      {onPhoto && !isUseless && <Button kind="primary" label={words.shutter} onPress={take} size="thumb" />}
      <Button label={words.close} onPress={onClose} />
    </View>
  );
}

const view = { width: "100%", aspectRatio: "1", objectFit: "cover", borderRadius: radius.sheet } as const;

const styles = StyleSheet.create({ camera: { gap: space[3] } });
