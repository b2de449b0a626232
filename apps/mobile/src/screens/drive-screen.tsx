import { space } from "@cartage/ui/tokens";
import { useRouter } from "expo-router";
import { StyleSheet, Text, View } from "react-native";
import { Button } from "../parts/button.tsx";
import { Screen } from "../parts/screen.tsx";
import { phone } from "../phone/phone.ts";
import { useLookAround } from "../phone/use-look-around.ts";
import { usePhone } from "../phone/use-phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";
import { DayPanel } from "./day-panel.tsx";
import { ElsewherePanel } from "./elsewhere-panel.tsx";
import { MessagesPanel } from "./messages-panel.tsx";
import { SendingPanel } from "./sending-panel.tsx";
import { TrackingPanel } from "./tracking-panel.tsx";
import { VehiclePanel } from "./vehicle-panel.tsx";

/** The driver's one screen: the vehicle, whether it is tracked, what waits to be sent, and the shift's switch. */
export function DriveScreen() {
  useLookAround();
  const { words } = useWords();
  const { palette } = useTheme();
  const { session, shiftSince, isElsewhere } = usePhone();
  const router = useRouter();
  const isOnShift = shiftSince !== null;

  const shiftSwitch = (
    <Button
      kind={isOnShift ? "plain" : "primary"}
      label={words(isOnShift ? "shift.end" : "shift.start")}
      onPress={() => void (isOnShift ? phone.endShift() : phone.startShift())}
      size="thumb"
    />
  );

  return (
    <Screen footer={isElsewhere ? undefined : shiftSwitch}>
      <View style={styles.top}>
        <View style={styles.names}>
          <Text numberOfLines={1} style={[text.strong, { color: palette.ink }]}>
            {session?.driverName}
          </Text>
          {session?.organisationName && (
            <Text numberOfLines={1} style={[text.label, { color: palette.inkMuted }]}>
              {session.organisationName}
            </Text>
          )}
        </View>
        <Button kind="quiet" label={words("settings.open")} onPress={() => router.push("/settings")} size="small" />
      </View>
      <VehiclePanel />
      {isElsewhere ? (
        <ElsewherePanel />
      ) : (
        <>
          <MessagesPanel />
          <DayPanel />
          <TrackingPanel />
          <SendingPanel />
          <Button label={words("incident.open")} onPress={() => router.push("/incident")} />
        </>
      )}
    </Screen>
  );
}

const styles = StyleSheet.create({
  top: { flexDirection: "row", alignItems: "center", gap: space[3] },
  names: { flex: 1 },
});
