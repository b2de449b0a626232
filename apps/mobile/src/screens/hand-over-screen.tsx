import { space } from "@cartage/ui/tokens";
import { useLocalSearchParams, useRouter } from "expo-router";
import { StyleSheet, Text, View } from "react-native";
import type { OwnStop } from "../day/day-command.ts";
import { useStop } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { Screen } from "../parts/screen.tsx";
import { SignaturePad } from "../parts/signature-pad.tsx";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { AskedPanel } from "./asked-panel.tsx";
import { cameraWords } from "./camera-words.ts";
import { CodePanel } from "./code-panel.tsx";
import { MessageScreen } from "./message-screen.tsx";
import { PhotosPanel } from "./photos-panel.tsx";
import { PiecesPanel } from "./pieces-panel.tsx";
import { useHandOver } from "./use-hand-over.ts";
import { WhyPanel } from "./why-panel.tsx";
import { WishesPanel } from "./wishes-panel.tsx";

/** An order that changes hands at a door: how much, with whom, and what shows it. */
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
  const isDelivery = stop.kind === "delivery";
  const back = () => router.replace({ pathname: "/stop", params: { id: stop.id } });

  async function confirm() {
    if (await given.confirm()) back();
  }

  return (
    <Screen
      footer={
        <>
          {given.isAskedWhy && (
            <WhyPanel
              left={given.left}
              missing={given.missing}
              onClose={given.goOn}
              onReason={given.setReason}
              reason={given.reason}
              safePlace={stop.wishes.safePlace}
            />
          )}
          <Button
            kind="primary"
            label={words(isDelivery ? "handOver.confirm" : "stop.picked")}
            onPress={() => void confirm()}
            size="thumb"
          />
        </>
      }
    >
      <View style={styles.top}>
        <Button kind="quiet" label={words("stop.back")} onPress={back} size="small" />
      </View>
      <Text role="heading" style={[text.display, figures, { color: palette.ink }]}>
        {words(isDelivery ? "handOver.title" : "stop.pickup", { number: String(stop.orderNumber) })}
      </Text>
      <WishesPanel wishes={stop.wishes} />
      {given.asked && <AskedPanel asked={given.asked} missing={given.missing} />}
      {isDelivery && <PiecesPanel items={stop.items} onChange={given.setPieces} pieces={given.pieces} />}
      <CodePanel cameraWords={cameraWords(words)} onCode={given.take} read={given.read} />
      <Field
        autoComplete="off"
        error={null}
        label={words(isDelivery ? "handOver.takenBy" : "handOver.givenBy")}
        maxLength={200}
        onChangeText={given.setCounterpart}
        value={given.counterpart}
      />
      <SignaturePad
        clear={words("handOver.clear")}
        drawn={given.drawn}
        hint={words("handOver.signatureHint")}
        label={words("handOver.signature")}
        onDraw={given.sign}
      />
      <PhotosPanel
        cameraWords={cameraWords(words)}
        onAdd={given.addPhoto}
        onRemove={given.removePhoto}
        photos={given.photos}
      />
      {stop.hasPin && (
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
      )}
    </Screen>
  );
}

const styles = StyleSheet.create({ top: { alignItems: "flex-start", marginLeft: -space[3] } });
