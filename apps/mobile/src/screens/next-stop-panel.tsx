import { radius, space } from "@cartage/ui/tokens";
import { useRouter } from "expo-router";
import { StyleSheet, Text, View } from "react-native";
import { useDay } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { phone } from "../phone/phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { StopWhen } from "./stop-when.tsx";

/** Where the driver goes next, or is, and the one thing to do about it. */
export function NextStopPanel() {
  const { words } = useWords();
  const { palette } = useTheme();
  const router = useRouter();
  const { visit, at, of } = useDay();
  const stop = visit?.[0];
  if (!visit || !stop) return null;
  const open = visit.find(({ state }) => state === "planned" || state === "arrived") ?? stop;
  const isHere = visit.some(({ state }) => state !== "planned");
  const toStop = () => router.push({ pathname: "/stop", params: { id: open.id } });

  function arrive() {
    void phone.say({ kind: "arrive", stopId: open.id, at: Date.now() });
    toStop();
  }

  return (
    <View style={[styles.panel, { backgroundColor: palette.surface, borderColor: palette.line }]}>
      <View style={styles.words}>
        <Text style={[text.label, { color: palette.inkMuted }]}>
          {words(isHere ? "day.here" : "day.next", { at, of })}
        </Text>
        <Text role="heading" style={[text.display, { color: palette.ink }]}>
          {stop.name}
        </Text>
        <Text style={[text.strong, styles.address, { color: palette.ink }]}>{stop.address}</Text>
        <StopWhen stop={stop} />
      </View>
      {isHere ? (
        <Button kind="primary" label={words("stop.work")} onPress={toStop} size="thumb" />
      ) : (
        <>
          <Button kind="primary" label={words("stop.arrive")} onPress={arrive} size="thumb" />
          <Button label={words("stop.navigate")} onPress={() => void phone.navigate(stop)} size="thumb" />
          <Button kind="quiet" label={words("stop.open")} onPress={toStop} size="small" />
        </>
      )}
      <Button kind="quiet" label={words("day.list")} onPress={() => router.push("/route")} size="small" />
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[3], padding: space[5], borderRadius: radius.sheet, borderWidth: 1 },
  words: { gap: space[1] },
  address: { fontWeight: "400" },
});
