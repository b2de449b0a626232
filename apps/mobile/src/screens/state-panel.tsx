import { type Palette, radius, space } from "@cartage/ui/tokens";
import type { ReactNode } from "react";
import { StyleSheet, Text, View } from "react-native";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";

export type Tone = "good" | "calm" | "busy" | "trouble";

type StatePanelProps = {
  tone: Tone;
  title: string;
  hint: string;
  /** Smaller: beside a panel that matters more. */
  isSide?: boolean;
  children?: ReactNode;
};

/** One state as a sentence, its reason under it, its colour beside it: never the colour alone. */
export function StatePanel({ tone, title, hint, isSide = false, children }: StatePanelProps) {
  const { palette } = useTheme();
  const { face, edge, dot, ink } = colours(palette)[tone];

  return (
    <View role="status" style={[styles.panel, { backgroundColor: face, borderColor: edge }]}>
      <View accessibilityLiveRegion="polite" style={styles.sentence}>
        <View style={[styles.dot, isSide && styles.sideDot, { backgroundColor: dot }]} />
        <View style={styles.words}>
          <Text style={[isSide ? text.strong : text.heading, figures, { color: ink }]}>{title}</Text>
          <Text style={[text.body, { color: tone === "trouble" ? ink : palette.inkMuted }]}>{hint}</Text>
        </View>
      </View>
      {children}
    </View>
  );
}

function colours(palette: Palette): Record<Tone, { face: string; edge: string; dot: string; ink: string }> {
  return {
    good: { face: palette.movingSoft, edge: palette.movingSoft, dot: palette.moving, ink: palette.movingInk },
    calm: { face: palette.surface, edge: palette.line, dot: palette.silent, ink: palette.ink },
    busy: { face: palette.surface, edge: palette.line, dot: palette.accent, ink: palette.ink },
    trouble: { face: palette.warningSoft, edge: palette.warningSoft, dot: palette.warning, ink: palette.warningInk },
  };
}

const styles = StyleSheet.create({
  panel: { gap: space[4], padding: space[5], borderRadius: radius.sheet, borderWidth: 1 },
  sentence: { flexDirection: "row", gap: space[3] },
  dot: { width: 12, height: 12, borderRadius: 6, marginTop: 9 },
  sideDot: { marginTop: 6 },
  words: { flex: 1, gap: space[1] },
});
