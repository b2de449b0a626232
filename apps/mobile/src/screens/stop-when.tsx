import { Text } from "react-native";
import type { OwnStop } from "../day/day-command.ts";
import { useNow } from "../phone/use-now.ts";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

/** When somebody waits at a stop, and when the plan has the driver there. */
export function StopWhen({ stop }: { stop: OwnStop }) {
  const { words, timeOfDay } = useWords();
  const { palette } = useTheme();
  const now = useNow(30_000);
  const { windowFrom, windowUntil, isWindowChosen, arrivesAt, arrivedAt } = stop;
  const time = (at: number) => timeOfDay(at, now);
  const isLate = windowUntil !== null && windowUntil < (arrivedAt ?? now);
  const facts = [
    isLate
      ? words("stop.late", { time: time(windowUntil) })
      : windowFrom !== null && windowUntil !== null
        ? words(isWindowChosen ? "stop.windowChosen" : "stop.window", {
            from: time(windowFrom),
            until: time(windowUntil),
          })
        : null,
    arrivedAt === null
      ? words("stop.planned", { time: time(arrivesAt) })
      : words("stop.arrived", { time: time(arrivedAt) }),
  ].filter((fact) => fact !== null);
  return (
    <Text style={[text.body, figures, { color: isLate ? palette.warningInk : palette.inkMuted }]}>
      {facts.join("  ·  ")}
    </Text>
  );
}
