import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import type { KeptCommand } from "../day/day-command.ts";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";
import { useSaid } from "./use-said.ts";

/** What would be lost, one by one, and the tap that loses it. */
export function DiscardPanel({ reports, onCancel }: { reports: readonly KeptCommand[]; onCancel(): void }) {
  const { words } = useWords();
  const { palette } = useTheme();
  const said = useSaid();
  const [isBusy, setBusy] = useState(false);

  function discard() {
    setBusy(true);
    void phone.discardReportsAndSignOut();
  }

  return (
    <StatePanel hint={words("settings.lostHint")} title={words("settings.lost")} tone="trouble">
      <View role="list" style={styles.reports}>
        {reports.map((report) => (
          <Text key={report.seq} role="listitem" style={[text.body, figures, { color: palette.warningInk }]}>
            {said(report)}
          </Text>
        ))}
      </View>
      <View style={styles.deeds}>
        <Button label={words("settings.cancel")} onPress={onCancel} />
        <Button
          isDisabled={isBusy}
          kind="critical"
          label={words("settings.discard", { count: reports.length })}
          onPress={discard}
        />
      </View>
    </StatePanel>
  );
}

const styles = StyleSheet.create({
  reports: { gap: space[2], paddingLeft: space[6] },
  deeds: { gap: space[3] },
});
