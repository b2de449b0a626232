import { radius, space } from "@cartage/ui/tokens";
import { CameraView, useCameraPermissions } from "expo-camera";
import { useRef } from "react";
import { StyleSheet, View } from "react-native";
import { Button } from "./button.tsx";
import type { CameraProps } from "./camera.types.ts";

const kinds = ["qr", "code128", "code39", "ean13", "ean8", "datamatrix", "itf14"] as const;

/** The phone's camera: reads codes, or takes a picture. */
export function Camera({ onCode, onPhoto, words, onClose }: CameraProps) {
  const [permission, ask] = useCameraPermissions();
  const camera = useRef<CameraView>(null);
  if (!permission?.granted)
    return (
      <View style={styles.camera}>
        <Button kind="primary" label={words.allow} onPress={() => void ask()} />
        <Button label={words.close} onPress={onClose} />
      </View>
    );

  async function take() {
    const picture = await camera.current?.takePictureAsync({ base64: true, quality: 0.4 });
    if (picture?.base64) onPhoto?.(picture.base64);
  }

  return (
    <View style={styles.camera}>
      <CameraView
        barcodeScannerSettings={{ barcodeTypes: [...kinds] }}
        facing="back"
        ref={camera}
        style={styles.view}
        {...(onCode && { onBarcodeScanned: ({ data }: { data: string }) => onCode(data) })}
      />
      {onPhoto && <Button kind="primary" label={words.shutter} onPress={() => void take()} size="thumb" />}
      <Button label={words.close} onPress={onClose} />
    </View>
  );
}

const styles = StyleSheet.create({
  camera: { gap: space[3] },
  view: { aspectRatio: 1, width: "100%", borderRadius: radius.sheet, overflow: "hidden" },
});
