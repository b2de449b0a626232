import { space } from "@cartage/ui/tokens";
import { useLocalSearchParams, useRouter } from "expo-router";
import { useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import type { OwnStop } from "../day/day-command.ts";
import { useStop } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { Camera } from "../parts/camera";
import { Field } from "../parts/field.tsx";
import { Screen } from "../parts/screen.tsx";
import { SignaturePad } from "../parts/signature-pad.tsx";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { CodePanel } from "./code-panel.tsx";
import { MessageScreen } from "./message-screen.tsx";
import { PiecesPanel } from "./pieces-panel.tsx";
import { useHandOver } from "./use-hand-over.ts";

/** Handing over an order at the door: how much, to whom, and what shows it. */
export function HandOverScreen() {
  const { words } = useWords();
  const router = useRouter();
  const { id } = useLocalSearchParams<{ id?: string }>();
  const found = useStop(id);
  if (!found)
    return (
      <MessageScreen action={words("stop.back")} onAction={() => router.replace("/")} title={words("stop.gone")} />
    );
  return <HandOverForm stop={found.stop} />;
}

function HandOverForm({ stop }: { stop: OwnStop }) {
  const { words } = useWords();
  const { palette } = useTheme();
  const router = useRouter();
  const given = useHandOver(stop);
  const [isTaking, setTaking] = useState(false);
  const back = () => router.replace({ pathname: "/stop", params: { id: stop.id } });
  const cameraWords = {
    shutter: words("handOver.shutter"),
    close: words("handOver.closeCamera"),
    allow: words("handOver.cameraAllow"),
    none: words("handOver.cameraNone"),
  };

  async function confirm() {
    if (await given.confirm()) back();
  }

  return (
    <Screen
      footer={<Button kind="primary" label={words("handOver.confirm")} onPress={() => void confirm()} size="thumb" />}
    >
      <View style={styles.top}>
        <Button kind="quiet" label={words("stop.back")} onPress={back} size="small" />
      </View>
      <Text role="heading" style={[text.display, figures, { color: palette.ink }]}>
        {words("handOver.title", { number: String(stop.orderNumber) })}
      </Text>
      <PiecesPanel items={stop.items} onChange={given.setPieces} pieces={given.pieces} />
      {!given.isAll && (
        <Field
          error={given.isReasonMissing ? words("handOver.whyMissing") : null}
          label={words("handOver.why")}
          maxLength={300}
          onChangeText={given.setReason}
          value={given.reason}
        />
      )}
      <CodePanel cameraWords={cameraWords} onCode={given.take} read={given.read} />
      <Field
        autoComplete="off"
        error={null}
        label={words("handOver.takenBy")}
        maxLength={200}
        onChangeText={given.setTakenBy}
        value={given.takenBy}
      />
      <SignaturePad
        clear={words("handOver.clear")}
        drawn={given.drawn}
        hint={words("handOver.signatureHint")}
        label={words("handOver.signature")}
        onDraw={given.sign}
      />
      {isTaking ? (
        <Camera onClose={() => setTaking(false)} onPhoto={given.addPhoto} words={cameraWords} />
      ) : (
        <Button label={words("handOver.photo")} onPress={() => setTaking(true)} />
      )}
      {given.photos > 0 && (
        <Text style={[text.body, figures, { color: palette.movingInk }]}>
          {words("handOver.photos", { count: given.photos })}
        </Text>
      )}
      <Field
        autoComplete="off"
        error={given.isPinWrong ? words("handOver.pinWrong") : null}
        hint={words("handOver.pinHint")}
        inputMode="numeric"
        label={words("handOver.pin")}
        maxLength={6}
        onChangeText={given.setPin}
        value={given.pin}
      />
    </Screen>
  );
}

const styles = StyleSheet.create({ top: { alignItems: "flex-start", marginLeft: -space[3] } });
