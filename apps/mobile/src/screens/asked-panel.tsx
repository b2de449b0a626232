import { radius, space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import type { Asked, Missing } from "../day/proof-needs.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { kindsIn } from "./kinds-in.ts";

/** What a hand-over has to show, each ticked once it is there: by a sign, not by its colour alone. */
export function AskedPanel({ asked, missing }: { asked: Asked; missing: Missing }) {
  const { words } = useWords();
  const { palette } = useTheme();
  const beside = Math.max(0, asked.pieces - asked.kinds.length);
  const lines = [
    ...asked.kinds.map((kind) => ({
      said: kindsIn(words, { kinds: [kind], pieces: 0 }),
      isThere: !missing.kinds.includes(kind),
    })),
    ...(beside > 0
      ? [
          {
            said: words(asked.kinds.length > 0 ? "handOver.furtherEvidence" : "handOver.anyEvidence", {
              count: beside,
            }),
            isThere: missing.pieces === 0,
          },
        ]
      : []),
  ];

  return (
    <View style={[styles.panel, { backgroundColor: palette.surface, borderColor: palette.line }]}>
      <Text style={[text.label, { color: palette.inkMuted }]}>{words("handOver.asked")}</Text>
      {lines.map(({ said, isThere }) => (
        <View
          accessibilityLabel={`${said}: ${words(isThere ? "handOver.isThere" : "handOver.isMissing")}`}
          accessible
          key={said}
          style={styles.line}
        >
          <Text style={[text.strong, styles.mark, { color: isThere ? palette.movingInk : palette.inkFaint }]}>
            {isThere ? "✓" : "○"}
          </Text>
          <Text style={[text.strong, styles.said, { color: isThere ? palette.movingInk : palette.ink }]}>
            {said.charAt(0).toLocaleUpperCase() + said.slice(1)}
          </Text>
        </View>
      ))}
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[2], padding: space[4], borderRadius: radius.sheet, borderWidth: 1 },
  line: { flexDirection: "row", alignItems: "baseline", gap: space[3] },
  mark: { width: 20, textAlign: "center" },
  said: { flex: 1, fontWeight: "500" },
});
