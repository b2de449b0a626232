import { radius, space } from "@cartage/ui/tokens";
import { useState } from "react";
import { Image, Pressable, StyleSheet, Text, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { Camera } from "../parts/camera";
import type { CameraProps } from "../parts/camera.types.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

type PhotosPanelProps = {
  /** JPEGs in base64. */
  photos: readonly string[];
  cameraWords: CameraProps["words"];
  onAdd(picture: string): void;
  onRemove(picture: string): void;
};

/** The photos of a hand-over, each to be seen and taken away again. */
export function PhotosPanel({ photos, cameraWords, onAdd, onRemove }: PhotosPanelProps) {
  const { words } = useWords();
  const { palette } = useTheme();
  const [isTaking, setTaking] = useState(false);

  return (
    <View style={styles.panel}>
      {isTaking ? (
        <Camera onClose={() => setTaking(false)} onPhoto={onAdd} words={cameraWords} />
      ) : (
        <Button label={words("handOver.photo")} onPress={() => setTaking(true)} />
      )}
      {photos.length > 0 && (
        <View style={styles.taken}>
          {photos.map((picture, at) => (
            <View key={`${picture.length} ${picture.slice(-40)}`} style={styles.photo}>
              <Image
                accessibilityLabel={words("handOver.photoNumber", { number: at + 1 })}
                source={{ uri: `data:image/jpeg;base64,${picture}` }}
                style={[styles.image, { borderColor: palette.line }]}
              />
              <Pressable
                accessibilityLabel={words("handOver.photoRemove", { number: at + 1 })}
                accessibilityRole="button"
                onPress={() => onRemove(picture)}
                style={styles.remove}
              >
                <Text style={[text.label, { color: palette.accentInk }]}>{words("handOver.remove")}</Text>
              </Pressable>
            </View>
          ))}
        </View>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[3] },
  taken: { flexDirection: "row", gap: space[3] },
  photo: { flex: 1, maxWidth: "33%" },
  image: { aspectRatio: 1, width: "100%", borderRadius: radius.panel, borderWidth: 1 },
  remove: { minHeight: 48, alignItems: "center", justifyContent: "center" },
});
