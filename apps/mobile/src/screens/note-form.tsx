import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { phone } from "../phone/phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

/** A note on an order: behind a button, then words, then that they are kept. */
export function NoteForm({ orderId }: { orderId: string }) {
  const { words } = useWords();
  const { palette } = useTheme();
  const [isOpen, setOpen] = useState(false);
  const [isSaid, setSaid] = useState(false);
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);

  function send() {
    if (note.trim() === "") return setMissing(true);
    void phone.say({ kind: "note", orderId, text: note.trim() });
    setNote("");
    setMissing(false);
    setOpen(false);
    setSaid(true);
  }

  if (!isOpen)
    return (
      <View style={styles.form}>
        {isSaid && (
          <Text accessibilityLiveRegion="polite" style={[text.body, { color: palette.movingInk }]}>
            {words("note.said")}
          </Text>
        )}
        <Button label={words("note.open")} onPress={() => setOpen(true)} />
      </View>
    );
  return (
    <View style={styles.form}>
      <Field
        error={isMissing && note.trim() === "" ? words("note.missing") : null}
        label={words("note.label")}
        maxLength={2_000}
        multiline
        onChangeText={setNote}
        value={note}
      />
      <Button kind="primary" label={words("note.send")} onPress={send} />
      <Button label={words("stop.back")} onPress={() => setOpen(false)} />
    </View>
  );
}

const styles = StyleSheet.create({ form: { gap: space[3] } });
