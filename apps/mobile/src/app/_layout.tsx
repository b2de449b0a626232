import { type ErrorBoundaryProps, Stack } from "expo-router";
import { StatusBar } from "expo-status-bar";
import { setBackgroundColorAsync } from "expo-system-ui";
import { useEffect } from "react";
import { SafeAreaProvider } from "react-native-safe-area-context";
import { usePhone } from "../phone/use-phone.ts";
import { MessageScreen } from "../screens/message-screen.tsx";
import { useTheme } from "../theme/use-theme.ts";
import { announceLanguage } from "../words/announce-language";
import { useWords } from "../words/use-words.ts";

/** Signed in or not decides which screens there are; nothing is shown before the phone has read what it keeps. */
export default function RootLayout() {
  const { session, isReady } = usePhone();
  const { palette, scheme } = useTheme();
  const { words, language } = useWords();

  useEffect(() => {
    void setBackgroundColorAsync(palette.canvas);
  }, [palette.canvas]);

  useEffect(() => announceLanguage(language), [language]);

  if (!isReady) return null;
  const isSignedIn = session !== null;
  return (
    <SafeAreaProvider>
      <StatusBar style={scheme === "dark" ? "light" : "dark"} />
      <Stack
        screenOptions={{ headerShown: false, title: words("brand"), contentStyle: { backgroundColor: palette.canvas } }}
      >
        <Stack.Protected guard={isSignedIn}>
          <Stack.Screen name="index" />
          <Stack.Screen name="route" />
          <Stack.Screen name="stop" />
          <Stack.Screen name="hand-over" />
          <Stack.Screen name="incident" />
          <Stack.Screen name="settings" options={{ presentation: "modal" }} />
        </Stack.Protected>
        <Stack.Protected guard={!isSignedIn}>
          <Stack.Screen name="sign-in" />
        </Stack.Protected>
      </Stack>
    </SafeAreaProvider>
  );
}

/** What Expo Router shows when a screen throws. */
export function ErrorBoundary({ retry }: ErrorBoundaryProps) {
  const { words } = useWords();
  return (
    <SafeAreaProvider>
      <MessageScreen
        action={words("failed.retry")}
        hint={words("failed.hint")}
        onAction={() => void retry()}
        title={words("failed.title")}
      />
    </SafeAreaProvider>
  );
}
