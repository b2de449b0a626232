import { radius, space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";

type NoticeProps = { tone: "critical" | "calm"; children: string };

/** A sentence that stands out, read aloud when it appears. */
export function Notice({ tone, children }: NoticeProps) {
  const { palette } = useTheme();
  const [face, ink] =
    tone === "critical" ? [palette.criticalSoft, palette.criticalInk] : [palette.accentSoft, palette.accentInk];
  return (
    <View accessibilityLiveRegion="polite" role="status" style={[styles.notice, { backgroundColor: face }]}>
      <Text style={[text.body, { color: ink }]}>{children}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  notice: { borderRadius: radius.panel, paddingHorizontal: space[4], paddingVertical: space[3] },
});
