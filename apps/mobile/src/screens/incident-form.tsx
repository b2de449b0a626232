import { space } from "@cartage/ui/tokens";
import { useRef, useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import type { Incident, OwnStop } from "../day/day-command.ts";
import { incidentOf } from "../day/incident-of.ts";
import { Button } from "../parts/button.tsx";
import { Choice } from "../parts/choice.tsx";
import { Field } from "../parts/field.tsx";
import { Screen } from "../parts/screen.tsx";
import { phone } from "../phone/phone.ts";
import { usePhone } from "../phone/use-phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { cameraWords } from "./camera-words.ts";
import { PhotosPanel } from "./photos-panel.tsx";

const severities = ["minor", "major", "critical"] as const satisfies Incident["severity"][];
const MOST_PHOTOS = 3;

type IncidentFormProps = {
  kind: Incident["kind"];
  /** The stops where the driver is, of which it may be about an order; none on the way. */
  visit: readonly OwnStop[];
  onBack(): void;
  onSaid(): void;
};

/** How bad it is, what happened, what it looks like; the place goes along. */
export function IncidentForm({ kind, visit, onBack, onSaid }: IncidentFormProps) {
  const { words } = useWords();
  const { palette } = useTheme();
  const { lastFix } = usePhone();
  const [severity, setSeverity] = useState<(typeof severities)[number]>("major");
  const [description, setDescription] = useState("");
  const [orderId, setOrderId] = useState("");
  const [photos, setPhotos] = useState<string[]>([]);
  const [isMissing, setMissing] = useState(false);
  const isSaid = useRef(false);
  const orders = new Map(visit.map((stop) => [stop.orderId, stop.orderNumber]));

  async function report() {
    if (description.trim() === "") return setMissing(true);
    // a second tap says nothing new
    if (isSaid.current) return;
    isSaid.current = true;
    const incident = incidentOf({
      ...{ kind, severity, description: description.trim(), at: Date.now(), clockOffsetMs: phone.clockAheadMs() },
      fix: lastFix,
      stop: visit.find(({ state }) => state !== "planned") ?? null,
      orderId: orderId || null,
    });
    const named = photos.map((content, at) => ({ name: words("handOver.photoNumber", { number: at + 1 }), content }));
    await phone.say({ kind: "report", incident, photos: named });
    onSaid();
  }

  return (
    <Screen
      footer={<Button kind="primary" label={words("incident.send")} onPress={() => void report()} size="thumb" />}
    >
      <View style={styles.top}>
        <Button kind="quiet" label={words("stop.back")} onPress={onBack} size="small" />
      </View>
      <Text role="heading" style={[text.display, { color: palette.ink }]}>
        {words(`incident.kinds.${kind}`)}
      </Text>
      <Choice
        label={words("incident.severity")}
        onChoose={(value) => setSeverity(value)}
        options={severities.map((value) => ({ value, label: words(`incident.severities.${value}`) }))}
        value={severity}
      />
      <Field
        error={isMissing && description.trim() === "" ? words("incident.descriptionMissing") : null}
        label={words("incident.description")}
        maxLength={4_000}
        multiline
        onChangeText={setDescription}
        value={description}
      />
      {orders.size > 0 && (
        <Choice
          label={words("incident.order")}
          onChoose={setOrderId}
          options={[
            { value: "", label: words("incident.noOrder") },
            ...[...orders].map(([value, number]) => ({
              value,
              label: words("incident.orderNumber", { number: String(number) }),
            })),
          ]}
          value={orderId}
        />
      )}
      <PhotosPanel
        cameraWords={cameraWords(words)}
        onAdd={(picture) => setPhotos((before) => [...before, picture].slice(-MOST_PHOTOS))}
        onRemove={(picture) => setPhotos((before) => before.filter((one) => one !== picture))}
        photos={photos}
      />
      <Text style={[text.label, { color: palette.inkMuted }]}>
        {words(lastFix ? "incident.placeKnown" : "incident.placeUnknown")}
      </Text>
    </Screen>
  );
}

const styles = StyleSheet.create({ top: { alignItems: "flex-start", marginLeft: -space[3] } });
