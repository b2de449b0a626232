import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";

type UnsentPanelProps = { count: number; onCancel(): void; onDiscard(): void };

/** Reports that only their driver can send: send them, stay until they are sent, or go the way that loses them. */
export function UnsentPanel({ count, onCancel, onDiscard }: UnsentPanelProps) {
  const { words } = useWords();
  const [sending, setSending] = useState<"not" | "now" | "tried">("not");

  async function send() {
    setSending("now");
    await phone.sendReports();
    setSending("tried");
  }

  return (
    <StatePanel
      hint={words(sending === "tried" ? "settings.unsentTried" : "settings.unsentHint")}
      title={words("settings.unsent", { count })}
      tone="trouble"
    >
      <View style={styles.deeds}>
        <Button
          isDisabled={sending === "now"}
          kind="primary"
          label={words(sending === "now" ? "settings.sendingNow" : "settings.sendNow")}
          onPress={() => void send()}
        />
        <Button label={words("settings.cancel")} onPress={onCancel} />
        <Button isDisabled={sending === "now"} label={words("settings.signOutWithout")} onPress={onDiscard} />
      </View>
    </StatePanel>
  );
}

const styles = StyleSheet.create({ deeds: { gap: space[3] } });
