import { Text, View } from "react-native";
import type { OwnStop } from "../day/day-command.ts";
import { useNow } from "../phone/use-now.ts";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

/** When somebody waits at a stop, and when the plan has the driver there. A date stands once: what follows is of the same day. */
export function StopWhen({ stop }: { stop: OwnStop }) {
  const { words, timeOfDay } = useWords();
  const { palette } = useTheme();
  const now = useNow(30_000);
  const { windowFrom: from, windowUntil: until, isWindowChosen, arrivesAt, arrivedAt } = stop;
  const isLate = until !== null && until < (arrivedAt ?? now);
  const window = isLate
    ? words("stop.late", { time: timeOfDay(until, now) })
    : from !== null && until !== null
      ? words("stop.window", { from: timeOfDay(from, now), until: timeOfDay(until, from) })
      : null;
  const muted = [text.body, figures, { color: palette.inkMuted }];

  return (
    <View>
      {window !== null && <Text style={[muted, isLate && { color: palette.warningInk }]}>{window}</Text>}
      {isWindowChosen && <Text style={[text.body, { color: palette.accentInk }]}>{words("stop.windowChosen")}</Text>}
      <Text style={muted}>
        {arrivedAt === null
          ? words("stop.planned", { time: timeOfDay(arrivesAt, (isLate ? until : from) ?? now) })
          : words("stop.arrived", { time: timeOfDay(arrivedAt, now) })}
      </Text>
    </View>
  );
}
