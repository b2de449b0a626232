import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, View } from "react-native";
import { useDay } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { usePhone } from "../phone/use-phone.ts";
import { useWords } from "../words/use-words.ts";
import { DiscardPanel } from "./discard-panel.tsx";
import { StatePanel } from "./state-panel.tsx";
import { UnsentPanel } from "./unsent-panel.tsx";

/** Asks once more, and says what becomes of what is not sent yet: positions go out later, reports only under the driver's name. */
export function SignOutPanel({ onCancel }: { onCancel(): void }) {
  const { words } = useWords();
  const { waiting } = usePhone();
  const { waiting: reports } = useDay();
  const [isDiscarding, setDiscarding] = useState(false);
  const [isBusy, setBusy] = useState(false);

  function signOut() {
    setBusy(true);
    void phone.account.signOut();
  }

  if (reports.length > 0)
    return isDiscarding ? (
      <DiscardPanel onCancel={onCancel} reports={reports} />
    ) : (
      <UnsentPanel count={reports.length} onCancel={onCancel} onDiscard={() => setDiscarding(true)} />
    );

  return (
    <StatePanel
      hint={words(waiting.count > 0 ? "settings.signOutWaiting" : "settings.signOutHint", { count: waiting.count })}
      title={words("settings.signOutTitle")}
      tone="calm"
    >
      <View style={styles.deeds}>
        <Button isDisabled={isBusy} kind="critical" label={words("settings.signOut")} onPress={signOut} />
        <Button label={words("settings.cancel")} onPress={onCancel} />
      </View>
    </StatePanel>
  );
}

const styles = StyleSheet.create({ deeds: { gap: space[3] } });
