import { radius, space } from "@cartage/ui/tokens";
import { Pressable, StyleSheet, Text } from "react-native";
import { target, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";

type ButtonProps = {
  label: string;
  /** What a screen reader says where the label is a sign. */
  hint?: string;
  onPress(): void;
  /** `quiet` stands beside other things: its words, not its face, line up with the column's edge. */
  kind?: "primary" | "plain" | "critical" | "quiet";
  size?: keyof typeof target;
  isDisabled?: boolean;
};

/** A target for one thumb; its label says what happens. */
export function Button({ label, hint, onPress, kind = "plain", size = "normal", isDisabled = false }: ButtonProps) {
  const { palette } = useTheme();
  const looks = {
    primary: { face: palette.accent, pressed: palette.accentHover, edge: palette.accent, ink: palette.onAccent },
    plain: { face: palette.raised, pressed: palette.hover, edge: palette.control, ink: palette.ink },
    critical: {
      face: palette.critical,
      pressed: palette.criticalHover,
      edge: palette.critical,
      ink: palette.onCritical,
    },
    quiet: { face: "transparent", pressed: palette.hover, edge: "transparent", ink: palette.accentInk },
  }[kind];

  return (
    <Pressable
      accessibilityRole="button"
      aria-disabled={isDisabled}
      aria-label={hint}
      disabled={isDisabled}
      onPress={onPress}
      style={({ pressed }) => [
        styles.button,
        { minHeight: target[size], backgroundColor: pressed ? looks.pressed : looks.face, borderColor: looks.edge },
        kind === "quiet" && styles.quiet,
        isDisabled && styles.disabled,
      ]}
    >
      <Text
        style={[
          size === "thumb" ? text.heading : text.strong,
          styles.label,
          kind === "quiet" && styles.quietLabel,
          { color: looks.ink },
        ]}
      >
        {label}
      </Text>
    </Pressable>
  );
}

const styles = StyleSheet.create({
  button: {
    maxWidth: "100%",
    alignItems: "center",
    justifyContent: "center",
    borderRadius: radius.sheet,
    borderWidth: 1,
    paddingHorizontal: space[5],
    paddingVertical: space[2],
  },
  quiet: { paddingHorizontal: space[3], marginRight: -space[3] },
  quietLabel: { fontSize: text.body.fontSize, fontWeight: "500" },
  disabled: { opacity: 0.55 },
  label: { textAlign: "center" },
});
