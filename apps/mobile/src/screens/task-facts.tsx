import { radius, space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import type { OwnStop } from "../day/day-command.ts";
import type { Asked } from "../day/proof-needs.ts";
import { useNow } from "../phone/use-now.ts";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { money } from "../words/money.ts";
import { useWords } from "../words/use-words.ts";
import { askedIn } from "./kinds-in.ts";
import { WishesPanel } from "./wishes-panel.tsx";

/** What an order is: its goods with their codes, what is to be paid and shown, and what people said about it. */
export function TaskFacts({ stop, asked }: { stop: OwnStop; asked: Asked | null }) {
  const { words, language, timeOfDay } = useWords();
  const { palette } = useTheme();
  const now = useNow(60_000);
  const { items, cash, instructions, wishes, notes, reference, priority, skills } = stop;

  return (
    <>
      {(reference || priority === "urgent") && (
        <Text style={[text.label, { color: palette.inkMuted }]}>
          {[priority === "urgent" && words("stop.urgent"), reference && words("stop.reference", { reference })]
            .filter((fact) => typeof fact === "string")
            .join("  ·  ")}
        </Text>
      )}
      {cash && (
        <View style={[styles.cash, { backgroundColor: palette.accentSoft }]}>
          <Text style={[text.strong, figures, { color: palette.accentInk }]}>
            {words("stop.cash", { amount: money(language, cash) })}
          </Text>
        </View>
      )}
      {asked && (
        <Text style={[text.body, { color: palette.ink }]}>
          {words("handOver.askedOf", { kinds: askedIn(words, asked) })}
        </Text>
      )}
      {skills.length > 0 && (
        <Text style={[text.strong, styles.said, { color: palette.ink }]}>
          {words("stop.skills", { skills: skills.join(", ") })}
        </Text>
      )}
      <WishesPanel wishes={wishes} />
      {instructions.map((said) => (
        <Text key={said} style={[text.strong, styles.said, { color: palette.ink }]}>
          {said}
        </Text>
      ))}
      {notes.map((note) => (
        <View key={`${note.at} ${note.text}`}>
          <Text style={[text.label, { color: palette.inkMuted }]}>
            {words("stop.note", { time: timeOfDay(note.at, now) })}
          </Text>
          <Text style={[text.body, { color: palette.ink }]}>{note.text}</Text>
        </View>
      ))}
      {items.map(({ line, description, quantity, delivered, barcode }) => (
        <View key={line} style={[styles.item, { borderColor: palette.line }]}>
          <View style={styles.what}>
            <Text style={[text.body, { color: palette.ink }]}>{description}</Text>
            <Text style={[text.label, figures, { color: palette.inkMuted }]}>{barcode}</Text>
          </View>
          <Text style={[text.strong, figures, { color: palette.ink }]}>
            {words("stop.pieces", { count: quantity - delivered })}
          </Text>
        </View>
      ))}
    </>
  );
}

const styles = StyleSheet.create({
  cash: { paddingHorizontal: space[4], paddingVertical: space[3], borderRadius: radius.panel },
  said: { fontWeight: "500" },
  item: { flexDirection: "row", alignItems: "center", gap: space[3], paddingTop: space[3], borderTopWidth: 1 },
  what: { flex: 1 },
});
