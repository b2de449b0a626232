import { radius, space } from "@cartage/ui/tokens";
import { type ReactNode, useState } from "react";
import { StyleSheet, Text, TextInput, type TextInputProps, View } from "react-native";
import { target, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";

type FieldProps = TextInputProps & {
  label: string;
  hint?: string;
  /** What is wrong with the value, beside it; null when nothing is. */
  error: string | null;
  /** Stands inside the field, at its end. */
  action?: ReactNode;
};

/** A labelled input that says beside itself what is wrong. */
export function Field({ label, hint, error, action, ...input }: FieldProps) {
  const { palette, scheme } = useTheme();
  const [isFocused, setFocused] = useState(false);
  const edge = error ? palette.critical : isFocused ? palette.focus : palette.control;

  return (
    <View style={styles.field}>
      <Text style={[text.label, { color: palette.inkMuted }]}>{label}</Text>
      <View
        style={[styles.frame, { backgroundColor: palette.surface, borderColor: edge, borderWidth: isFocused ? 2 : 1 }]}
      >
        <TextInput
          accessibilityLabel={label}
          aria-invalid={error !== null}
          keyboardAppearance={scheme}
          placeholderTextColor={palette.inkFaint}
          {...input}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          style={[text.strong, styles.input, { color: palette.ink }]}
        />
        {action && <View style={styles.action}>{action}</View>}
      </View>
      {(error ?? hint) && (
        <Text
          accessibilityLiveRegion="polite"
          style={[text.label, { color: error ? palette.criticalInk : palette.inkFaint }]}
        >
          {error ?? hint}
        </Text>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  field: { gap: space[2] },
  frame: {
    flexDirection: "row",
    alignItems: "center",
    minHeight: target.normal,
    borderRadius: radius.panel,
    overflow: "hidden",
  },
  action: { paddingRight: space[4] },
  // the frame shows the focus; the browser's own outline would show it twice
  input: {
    flex: 1,
    minWidth: 0,
    minHeight: target.normal,
    paddingHorizontal: space[4],
    outlineWidth: 0,
    fontWeight: "400",
  },
});
