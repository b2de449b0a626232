import { space } from "@cartage/ui/tokens";
import { useState } from "react";
import { StyleSheet, View } from "react-native";
import type { OwnRoute } from "../day/day-command.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { phone } from "../phone/phone.ts";
import { useWords } from "../words/use-words.ts";
import { StatePanel } from "./state-panel.tsx";
import { summaryOf } from "./summary-of.ts";

/** A route that was sent to the driver, to be taken on, or not and why. */
export function OfferPanel({ route }: { route: OwnRoute }) {
  const { words, timeOfDay, dayName } = useWords();
  const [reason, setReason] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);

  function decline() {
    const said = reason?.trim() ?? "";
    if (said === "") return setMissing(true);
    void phone.say({ kind: "decline", routeId: route.id, reason: said });
  }

  return (
    <StatePanel
      hint={words("day.summary", summaryOf(route, timeOfDay(route.departsAt, route.departsAt)))}
      title={words("day.offered", { day: dayName(route.day) })}
      tone="busy"
    >
      {reason === null ? (
        <View style={styles.deeds}>
          <Button
            kind="primary"
            label={words("day.accept")}
            onPress={() => void phone.say({ kind: "accept", routeId: route.id })}
            size="thumb"
          />
          <Button label={words("day.decline")} onPress={() => setReason("")} />
        </View>
      ) : (
        <View style={styles.deeds}>
          <Field
            error={isMissing ? words("stop.reasonMissing") : null}
            hint={words("day.declineReason")}
            label={words("day.declineTitle")}
            maxLength={300}
            onChangeText={setReason}
            value={reason}
          />
          <Button kind="critical" label={words("day.declineSend")} onPress={decline} />
          <Button label={words("stop.back")} onPress={() => setReason(null)} />
        </View>
      )}
    </StatePanel>
  );
}

const styles = StyleSheet.create({ deeds: { gap: space[3] } });
