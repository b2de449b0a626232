import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { Camera } from "../parts/camera";
import type { CameraProps } from "../parts/camera.types.ts";
import { Field } from "../parts/field.tsx";
import { Notice } from "../parts/notice.tsx";
import { useWords } from "../words/use-words.ts";

type CodePanelProps = {
  /** What became of the code that was read last. */
  read: { code: string; said: "codeCounted" | "codeFull" | "codeForeign" } | null;
  cameraWords: CameraProps["words"];
  onCode(code: string): void;
};

/** A camera sees the same label many times a second: again within this it is the same piece, in ms. */
const SAME_WITHIN_MS = 2_000;

/** Codes on pieces, typed, from a hand scanner that ends with Enter, or by the camera. */
export function CodePanel({ read, cameraWords, onCode }: CodePanelProps) {
  const { words } = useWords();
  const [typed, setTyped] = useState("");
  const [isScanning, setScanning] = useState(false);
  const [seen, setSeen] = useState({ code: "", at: 0 });

  function add() {
    if (typed.trim() !== "") onCode(typed.trim());
    setTyped("");
  }

  function see(code: string) {
    const now = Date.now();
    setSeen({ code, at: now });
    if (code !== seen.code || now - seen.at > SAME_WITHIN_MS) onCode(code);
  }

  return (
    <View style={styles.panel}>
      <Field
        action={<Button kind="quiet" label={words("handOver.codeAdd")} onPress={add} size="small" />}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect={false}
        error={null}
        hint={words("handOver.codeHint")}
        label={words("handOver.code")}
        maxLength={200}
        onChangeText={setTyped}
        onSubmitEditing={add}
        submitBehavior="submit"
        value={typed}
      />
      {read && (
        <Notice tone={read.said === "codeCounted" ? "calm" : "critical"}>
          {words(`handOver.${read.said}`, { code: read.code })}
        </Notice>
      )}
      {isScanning ? (
        <Camera onClose={() => setScanning(false)} onCode={see} words={cameraWords} />
      ) : (
        <Button label={words("handOver.scan")} onPress={() => setScanning(true)} />
      )}
    </View>
  );
}

const styles = StyleSheet.create({ panel: { gap: space[3] } });
