import { radius, space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import { usePhone } from "../phone/use-phone.ts";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

/** The vehicle that the driver drives, as the server last named it. */
export function VehiclePanel() {
  const { words } = useWords();
  const { palette } = useTheme();
  const { vehicle } = usePhone();
  const absent = vehicle === null ? "vehicle.none" : "vehicle.unknown";
  const absentHint = vehicle === null ? "vehicle.noneHint" : "vehicle.unknownHint";

  return (
    <View style={styles.panel}>
      <Text style={[text.label, { color: palette.inkMuted }]}>{words("vehicle.label")}</Text>
      <Text role="heading" style={[text.display, { color: vehicle ? palette.ink : palette.inkMuted }]}>
        {vehicle ? vehicle.name : words(absent)}
      </Text>
      {vehicle ? (
        <View style={styles.facts}>
          {vehicle.plate && (
            <View style={[styles.plate, { borderColor: palette.control, backgroundColor: palette.surface }]}>
              <Text style={[text.strong, styles.letters, { color: palette.ink }]}>{vehicle.plate}</Text>
            </View>
          )}
          <Text style={[text.body, { color: palette.inkMuted }]}>{words(`vehicle.types.${vehicle.type}`)}</Text>
        </View>
      ) : (
        <Text style={[text.body, { color: palette.inkMuted }]}>{words(absentHint)}</Text>
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[1], paddingVertical: space[2] },
  facts: { flexDirection: "row", alignItems: "center", gap: space[3], paddingTop: space[1] },
  plate: { borderWidth: 1, borderRadius: radius.control, paddingHorizontal: space[3], paddingVertical: 2 },
  letters: { letterSpacing: 0.5 },
});
