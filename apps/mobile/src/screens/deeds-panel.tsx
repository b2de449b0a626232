import { space } from "@cartage/ui/tokens";
import { StyleSheet, View } from "react-native";
import { useDay } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { useNow } from "../phone/use-now.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";
import { useSaid } from "./use-said.ts";

/** How old a report may be before the driver reads that it waits, in ms: one that is on its way is nothing to speak of. */
const CALM_FOR_MS = 10_000;

/** What the server refused, with its sentence and the two ways on; and calmly, what waits to be sent, since when. */
export function DeedsPanel() {
  const { words, timeOfDay } = useWords();
  const now = useNow(5_000);
  const { waiting, refused } = useDay();
  const said = useSaid();
  const since = waiting[0]?.at;

  return (
    <>
      {refused.map((report) => (
        <StatePanel
          hint={`${words("waitingDeeds.refused")}: ${report.refusal}`}
          key={report.seq}
          title={said(report)}
          tone="trouble"
        >
          <View style={styles.deeds}>
            <Button
              kind="primary"
              label={words("waitingDeeds.dismiss")}
              onPress={() => void phone.dismissRefused(report.seq)}
            />
            <Button label={words("waitingDeeds.retry")} onPress={() => void phone.retryRefused(report.seq)} />
          </View>
        </StatePanel>
      ))}
      {since !== undefined && now - since > CALM_FOR_MS && (
        <StatePanel
          isSide
          hint={words("waitingDeeds.hint")}
          title={words("waitingDeeds.waiting", { count: waiting.length, since: timeOfDay(since, now) })}
          tone="busy"
        />
      )}
    </>
  );
}

const styles = StyleSheet.create({ deeds: { gap: space[3] } });
