import { radius, space } from "@cartage/ui/tokens";
import { useRouter } from "expo-router";
import { useState } from "react";
import { StyleSheet, Text, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { Choice } from "../parts/choice.tsx";
import { Screen } from "../parts/screen.tsx";
import { phone } from "../phone/phone.ts";
import { usePhone } from "../phone/use-phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { languages } from "../words/words.ts";
import { SignOutPanel } from "./sign-out-panel.tsx";

const appearances = ["system", "light", "dark"] as const;

/** How the app looks and speaks on this phone, and the way out. */
export function SettingsScreen() {
  const { words, language } = useWords();
  const { palette } = useTheme();
  const { session, preferences } = usePhone();
  const router = useRouter();
  const [isSigningOut, setSigningOut] = useState(false);

  return (
    <Screen footer={<Button label={words("settings.close")} onPress={() => router.replace("/")} size="thumb" />}>
      <Text role="heading" style={[text.display, { color: palette.ink }]}>
        {words("settings.title")}
      </Text>
      <Choice
        label={words("settings.language")}
        onChoose={(value) => void phone.prefer({ language: value })}
        options={languages.map((value) => ({ value, label: words(`settings.languages.${value}`) }))}
        value={language}
      />
      <Choice
        label={words("settings.appearance")}
        onChoose={(appearance) => void phone.prefer({ appearance })}
        options={appearances.map((value) => ({ value, label: words(`settings.appearances.${value}`) }))}
        value={preferences.appearance}
      />
      <View style={[styles.facts, { backgroundColor: palette.surface, borderColor: palette.line }]}>
        <Fact label={words("settings.signedInAs")} value={session?.driverName ?? ""} />
        <Fact label={words("settings.server")} value={session?.server.replace(/^https?:\/\//, "") ?? ""} />
      </View>
      {isSigningOut ? (
        <SignOutPanel onCancel={() => setSigningOut(false)} />
      ) : (
        <Button label={words("settings.signOut")} onPress={() => setSigningOut(true)} />
      )}
    </Screen>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  const { palette } = useTheme();
  return (
    <View>
      <Text style={[text.label, { color: palette.inkMuted }]}>{label}</Text>
      <Text style={[text.strong, { color: palette.ink }]}>{value}</Text>
    </View>
  );
}

const styles = StyleSheet.create({
  facts: { gap: space[3], padding: space[4], borderRadius: radius.panel, borderWidth: 1 },
});
