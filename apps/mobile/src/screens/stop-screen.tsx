import { space } from "@cartage/ui/tokens";
import { openURL } from "expo-linking";
import { useLocalSearchParams, useRouter } from "expo-router";
import { StyleSheet, Text, View } from "react-native";
import { isOver } from "../day/apply-commands.ts";
import { useStop } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { Screen } from "../parts/screen.tsx";
import { phone } from "../phone/phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { MessageScreen } from "./message-screen.tsx";
import { StopWhen } from "./stop-when.tsx";
import { TaskPanel } from "./task-panel.tsx";

/** A place on the route: how to get there, and for each order what is to be done. */
export function StopScreen() {
  const { words } = useWords();
  const { palette } = useTheme();
  const router = useRouter();
  const { id } = useLocalSearchParams<{ id?: string }>();
  const found = useStop(id);
  const back = () => router.replace("/");
  if (!found) return <MessageScreen action={words("stop.back")} onAction={back} title={words("stop.gone")} />;
  const { route, visit, stop } = found;
  const isDone = visit.every(isOver);
  const isAhead = visit.every(({ state }) => state === "planned") && route.state !== "sent";
  const { phone: number } = stop;

  const footer = isDone ? (
    <Button kind="primary" label={words("stop.onward")} onPress={back} size="thumb" />
  ) : isAhead ? (
    <Button
      kind="primary"
      label={words("stop.arrive")}
      onPress={() => void phone.say({ kind: "arrive", stopId: stop.id, at: Date.now() })}
      size="thumb"
    />
  ) : undefined;

  return (
    <Screen footer={footer}>
      <View style={styles.top}>
        <Button kind="quiet" label={words("stop.back")} onPress={back} size="small" />
      </View>
      <View style={styles.words}>
        <Text role="heading" style={[text.display, { color: palette.ink }]}>
          {stop.name}
        </Text>
        <Text style={[text.strong, styles.address, { color: palette.ink }]}>{stop.address}</Text>
        <StopWhen stop={stop} />
      </View>
      {!isDone && (
        <View style={styles.ways}>
          <View style={styles.way}>
            <Button label={words("stop.navigate")} onPress={() => void phone.navigate(stop)} />
          </View>
          {number !== null && (
            <View style={styles.way}>
              <Button
                label={words("stop.call")}
                onPress={() => void openURL(`tel:${number.replace(/[^+\d]/g, "")}`).catch(() => {})}
              />
            </View>
          )}
        </View>
      )}
      {visit.map((one) => (
        <TaskPanel key={one.id} mayAct={!isAhead && route.state === "under_way"} stop={one} />
      ))}
      <Button
        label={words("incident.open")}
        onPress={() => router.push({ pathname: "/incident", params: { id: stop.id } })}
      />
    </Screen>
  );
}

const styles = StyleSheet.create({
  top: { alignItems: "flex-start", marginLeft: -space[3] },
  words: { gap: space[1] },
  address: { fontWeight: "400" },
  ways: { flexDirection: "row", gap: space[3] },
  way: { flex: 1 },
});
