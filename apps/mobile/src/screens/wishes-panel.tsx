import { radius, space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import type { OwnStop } from "../day/day-command.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

/** What the recipient asks for, and where the goods may be left; nothing where he has said nothing. */
export function WishesPanel({ wishes: { instructions, safePlace } }: Pick<OwnStop, "wishes">) {
  const { words } = useWords();
  const { palette } = useTheme();
  if (instructions === null && safePlace === null) return null;
  return (
    <View style={[styles.panel, { backgroundColor: palette.accentSoft }]}>
      {instructions !== null && <Wish label={words("stop.wish")} said={instructions} />}
      {safePlace !== null && <Wish label={words("stop.safePlace")} said={safePlace} />}
    </View>
  );
}

function Wish({ label, said }: { label: string; said: string }) {
  const { palette } = useTheme();
  return (
    <View>
      <Text style={[text.label, { color: palette.accentInk }]}>{label}</Text>
      <Text style={[text.strong, styles.said, { color: palette.ink }]}>{said}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[2], paddingHorizontal: space[4], paddingVertical: space[3], borderRadius: radius.panel },
  said: { fontWeight: "500" },
});
