import { radius, space } from "@cartage/ui/tokens";
import { useRouter } from "expo-router";
import { useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import type { OwnStop } from "../day/day-command.ts";
import { useAsked } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { useNow } from "../phone/use-now.ts";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { FailForm } from "./fail-form.tsx";
import { NoteForm } from "./note-form.tsx";
import { TaskFacts } from "./task-facts.tsx";

/** What is to be done at a stop for one order, and the way to say that it is done, or cannot be. */
export function TaskPanel({ stop, mayAct }: { stop: OwnStop; mayAct: boolean }) {
  const { words, timeOfDay } = useWords();
  const { palette } = useTheme();
  const now = useNow(60_000);
  const router = useRouter();
  const [isFailing, setFailing] = useState(false);
  const asked = useAsked(stop);
  const { id: stopId, kind, isAtHub, orderNumber, state, endedAt, reason } = stop;
  const time = timeOfDay(endedAt ?? now, now);

  const isDelivery = kind === "delivery" && !isAtHub;
  const deed = isDelivery ? "handOver" : kind === "delivery" ? "unloaded" : asked ? "takeOver" : "picked";

  function act() {
    if (isDelivery || asked) router.push({ pathname: "/hand-over", params: { id: stopId } });
    else void phone.say({ kind: "complete", stopId, at: Date.now() });
  }

  return (
    <View style={[styles.panel, { backgroundColor: palette.surface, borderColor: palette.line }]}>
      <Text role="heading" style={[text.heading, figures, { color: palette.ink }]}>
        {words(titleOf(stop), { number: String(orderNumber) })}
      </Text>
      {state === "done" && (
        <>
          <Text style={[text.strong, { color: palette.movingInk }]}>{words("stop.done", { time })}</Text>
          {reason !== null && <Text style={[text.body, { color: palette.inkMuted }]}>{reason}</Text>}
        </>
      )}
      {state === "failed" && (
        <Text style={[text.strong, { color: palette.warningInk }]}>
          {words("stop.failed", { time, reason: reason ?? "" })}
        </Text>
      )}
      {state === "skipped" && <Text style={[text.strong, { color: palette.inkMuted }]}>{words("stop.skipped")}</Text>}
      {(state === "planned" || state === "arrived") && <TaskFacts asked={asked} stop={stop} />}
      {mayAct && state === "arrived" && !isFailing && (
        <View style={styles.deeds}>
          <Button kind="primary" label={words(`stop.${deed}`)} onPress={act} size="thumb" />
          <Button label={words("stop.notPossible")} onPress={() => setFailing(true)} />
        </View>
      )}
      {isFailing && state === "arrived" && <FailForm onCancel={() => setFailing(false)} stopId={stopId} />}
      <NoteForm orderId={stop.orderId} />
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[3], padding: space[5], borderRadius: radius.sheet, borderWidth: 1 },
  deeds: { gap: space[3] },
});

function titleOf({ kind, isAtHub, isReturn }: OwnStop) {
  if (kind === "pickup") return "stop.pickup";
  if (isAtHub) return "stop.unload";
  return isReturn ? "stop.return" : "stop.delivery";
}
