import { space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import { isNothing, type Missing } from "../day/proof-needs.ts";
import { Button } from "../parts/button.tsx";
import { Field } from "../parts/field.tsx";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { kindsIn } from "./kinds-in.ts";

type WhyPanelProps = {
  missing: Missing;
  /** Pieces that stay on the vehicle. */
  left: number;
  /** Where the recipient lets goods be left. */
  safePlace: string | null;
  reason: string;
  onReason(reason: string): void;
  /** He gets what is missing instead. */
  onClose(): void;
};

/** What is missing of a hand-over, and why: one tap for what happens often, own words for the rest. */
export function WhyPanel({ missing, left, safePlace, reason, onReason, onClose }: WhyPanelProps) {
  const { words } = useWords();
  const { palette } = useTheme();
  const without = isNothing(missing) ? null : kindsIn(words, missing);
  const pieces = left > 0 ? words("stop.pieces", { count: left }) : null;
  const offered = [
    ...(without && safePlace ? [words("handOver.reasons.left", { place: safePlace })] : []),
    ...(without ? [words("handOver.reasons.nobody"), words("handOver.reasons.declined")] : []),
    ...(left > 0 ? [words("stop.reasons.refused"), words("stop.reasons.damaged")] : []),
  ];

  return (
    <View style={styles.panel}>
      <View style={styles.head}>
        <Text
          accessibilityLiveRegion="polite"
          role="status"
          style={[text.strong, styles.missing, { color: palette.warningInk }]}
        >
          {words("handOver.missing", { what: [pieces, without].filter((one) => one !== null).join(", ") })}
        </Text>
        <Button kind="quiet" label={words("handOver.getIt")} onPress={onClose} size="small" />
      </View>
      <View style={styles.offered}>
        {offered.map((said) => (
          <Button key={said} label={said} onPress={() => onReason(said)} size="small" />
        ))}
      </View>
      <Field
        error={null}
        hint={reason.trim() === "" ? words("handOver.whyHint") : ""}
        label={words("handOver.why")}
        maxLength={200}
        onChangeText={onReason}
        value={reason}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[3] },
  head: { flexDirection: "row", alignItems: "center", gap: space[3] },
  missing: { flex: 1 },
  offered: { flexDirection: "row", flexWrap: "wrap", gap: space[2] },
});
