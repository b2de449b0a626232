import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { usePhone } from "../phone/use-phone.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";

/** Asks once more, and says what becomes of positions that are not sent yet. */
export function SignOutPanel({ onCancel }: { onCancel(): void }) {
  const { words } = useWords();
  const { waiting, day } = usePhone();
  const [isBusy, setBusy] = useState(false);
  const deeds = day.commands.filter(({ refusal }) => refusal === null).length;
  const hint =
    deeds > 0
      ? words("settings.signOutDeeds", { count: deeds })
      : waiting.count > 0
        ? words("settings.signOutWaiting", { count: waiting.count })
        : words("settings.signOutHint");

  function signOut() {
    setBusy(true);
    void phone.account.signOut();
  }

  return (
    <StatePanel hint={hint} title={words("settings.signOutTitle")} tone="calm">
      <View style={styles.deeds}>
        <Button isDisabled={isBusy || deeds > 0} kind="critical" label={words("settings.signOut")} onPress={signOut} />
        <Button label={words("settings.cancel")} onPress={onCancel} />
      </View>
    </StatePanel>
  );
}

const styles = StyleSheet.create({ deeds: { gap: space[3] } });
