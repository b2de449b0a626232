import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { phone } from "../phone/phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

const reasons = ["nobody", "refused", "damaged", "address", "closed"] as const;

/** Why nothing can be done at a stop: one tap for what happens often, own words for the rest. */
export function FailForm({ stopId, onCancel }: { stopId: string; onCancel(): void }) {
  const { words } = useWords();
  const { palette } = useTheme();
  const [said, setSaid] = useState("");
  const [isMissing, setMissing] = useState(false);

  function report(reason: string) {
    if (reason.trim() === "") return setMissing(true);
    void phone.say({ kind: "fail", stopId, at: Date.now(), reason: reason.trim() });
  }

  return (
    <View style={styles.form}>
      <Text style={[text.strong, { color: palette.ink }]}>{words("stop.notPossibleTitle")}</Text>
      {reasons.map((reason) => (
        <Button
          key={reason}
          label={words(`stop.reasons.${reason}`)}
          onPress={() => report(words(`stop.reasons.${reason}`))}
        />
      ))}
      <Field
        error={isMissing ? words("stop.reasonMissing") : null}
        label={words("stop.otherReason")}
        maxLength={300}
        onChangeText={setSaid}
        value={said}
      />
      <Button kind="critical" label={words("stop.sendReason")} onPress={() => report(said)} />
      <Button label={words("stop.back")} onPress={onCancel} />
    </View>
  );
}

const styles = StyleSheet.create({ form: { gap: space[3] } });
