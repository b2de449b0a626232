import { space } from "@cartage/ui/tokens";
import type { ReactNode } from "react";
import { KeyboardAvoidingView, Platform, ScrollView, StyleSheet, View } from "react-native";
import { useSafeAreaInsets } from "react-native-safe-area-context";
import { COLUMN } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";

type ScreenProps = {
  children: ReactNode;
  /** Stays under the thumb while the rest scrolls. */
  footer?: ReactNode;
};

/** One column between the phone's edges: what is read scrolls, what is done stays at the bottom. */
export function Screen({ children, footer }: ScreenProps) {
  const { palette } = useTheme();
  const { top, bottom } = useSafeAreaInsets();
  const bottomSpace = { paddingBottom: Math.max(bottom, space[4]) };

  return (
    <KeyboardAvoidingView
      behavior={Platform.OS === "ios" ? "padding" : undefined}
      style={[styles.screen, { backgroundColor: palette.canvas }]}
    >
      <ScrollView
        contentContainerStyle={[styles.content, { paddingTop: top + space[4] }, !footer && bottomSpace]}
        keyboardShouldPersistTaps="handled"
      >
        <View role="main" style={styles.column}>
          {children}
        </View>
      </ScrollView>
      {footer && (
        <View style={[styles.footer, bottomSpace, { backgroundColor: palette.canvas, borderColor: palette.line }]}>
          <View style={styles.column}>{footer}</View>
        </View>
      )}
    </KeyboardAvoidingView>
  );
}

const styles = StyleSheet.create({
  screen: { flex: 1 },
  content: { flexGrow: 1, alignItems: "center", paddingHorizontal: space[5], paddingBottom: space[6] },
  column: { width: "100%", maxWidth: COLUMN, flexGrow: 1, gap: space[4] },
  footer: { alignItems: "center", paddingHorizontal: space[5], paddingTop: space[3], borderTopWidth: 1 },
});
