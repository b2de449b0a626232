import { radius, space } from "@cartage/ui/tokens";
import { useRouter } from "expo-router";
import { Pressable, StyleSheet, Text, View } from "react-native";
import { isOver, visitsOf } from "../day/apply-commands.ts";
import type { OwnStop } from "../day/day-command.ts";
import { useDay } from "../day/use-day.ts";
import { Button } from "../parts/button.tsx";
import { Screen } from "../parts/screen.tsx";
import { useNow } from "../phone/use-now.ts";
import { target, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { StopWhen } from "./stop-when.tsx";

/** All stops of the driver's route, what is over and what is ahead. */
export function RouteScreen() {
  const { words, timeOfDay, dayName } = useWords();
  const { palette } = useTheme();
  const now = useNow(60_000);
  const router = useRouter();
  const { current, visit, seenAt } = useDay();

  return (
    <Screen footer={<Button label={words("stop.back")} onPress={() => router.replace("/")} size="thumb" />}>
      <Text role="heading" style={[text.display, { color: palette.ink }]}>
        {current ? dayName(current.day) : words("day.none")}
      </Text>
      {seenAt !== null && (
        <Text style={[text.label, { color: palette.inkMuted }]}>
          {words("day.asOf", { time: timeOfDay(seenAt, now) })}
        </Text>
      )}
      {visitsOf(current?.stops ?? []).map((one, index) => (
        <VisitRow isNext={one[0]?.id === visit?.[0]?.id} key={one[0]?.id} number={index + 1} visit={one} />
      ))}
    </Screen>
  );
}

function VisitRow({ visit, number, isNext }: { visit: OwnStop[]; number: number; isNext: boolean }) {
  const { palette } = useTheme();
  const router = useRouter();
  const [stop] = visit;
  if (!stop) return null;
  const isDone = visit.every(isOver);
  const isFailed = visit.some(({ state }) => state === "failed");
  const mark = isFailed ? "!" : isDone ? "✓" : String(number);
  const markInk = isFailed ? palette.warningInk : isDone ? palette.movingInk : palette.ink;

  return (
    <Pressable
      accessibilityRole="button"
      onPress={() => router.push({ pathname: "/stop", params: { id: stop.id } })}
      style={({ pressed }) => [
        styles.row,
        {
          backgroundColor: pressed ? palette.hover : palette.surface,
          borderColor: isNext ? palette.accent : palette.line,
        },
      ]}
    >
      <Text style={[text.heading, styles.mark, { color: markInk }]}>{mark}</Text>
      <View style={styles.words}>
        <Text style={[text.strong, { color: isDone ? palette.inkMuted : palette.ink }]}>{stop.name}</Text>
        <Text style={[text.body, { color: palette.inkMuted }]}>{stop.address}</Text>
        <StopWhen stop={stop} />
      </View>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  row: {
    flexDirection: "row",
    alignItems: "center",
    gap: space[3],
    minHeight: target.thumb,
    padding: space[4],
    borderRadius: radius.sheet,
    borderWidth: 1,
  },
  mark: { width: 32, textAlign: "center" },
  words: { flex: 1, gap: 2 },
});
