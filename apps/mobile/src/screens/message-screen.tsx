import { space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { Screen } from "../parts/screen.tsx";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";

type MessageScreenProps = { title: string; hint?: string; action: string; onAction(): void };

/** A screen that has only something to say, and the way on. */
export function MessageScreen({ title, hint, action, onAction }: MessageScreenProps) {
  const { palette } = useTheme();
  return (
    <Screen footer={<Button kind="primary" label={action} onPress={onAction} size="thumb" />}>
      <View style={styles.words}>
        <Text role="heading" style={[text.display, { color: palette.ink }]}>
          {title}
        </Text>
        {hint && <Text style={[text.body, { color: palette.inkMuted }]}>{hint}</Text>}
      </View>
    </Screen>
  );
}

const styles = StyleSheet.create({ words: { flex: 1, justifyContent: "center", gap: space[2] } });
