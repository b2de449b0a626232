import { radius, space } from "@cartage/ui/tokens";
import { Pressable, StyleSheet, Text, View } from "react-native";
import { target, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";

type ChoiceProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChoose(value: Value): void;
};

/** A few options side by side, in lines where they are many, one of them chosen. */
export function Choice<Value extends string>({ label, options, value, onChoose }: ChoiceProps<Value>) {
  const { palette } = useTheme();
  return (
    <View style={styles.choice}>
      <Text style={[text.label, { color: palette.inkMuted }]}>{label}</Text>
      <View
        aria-label={label}
        role="radiogroup"
        style={[styles.row, { backgroundColor: palette.sunken, borderColor: palette.line }]}
      >
        {options.map((option) => {
          const isChosen = option.value === value;
          return (
            <Pressable
              aria-checked={isChosen}
              key={option.value}
              role="radio"
              onPress={() => onChoose(option.value)}
              style={[styles.option, isChosen && { backgroundColor: palette.raised, borderColor: palette.control }]}
            >
              <Text style={[text.body, styles.label, { color: isChosen ? palette.ink : palette.inkMuted }]}>
                {option.label}
              </Text>
            </Pressable>
          );
        })}
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  choice: { gap: space[2] },
  row: {
    flexDirection: "row",
    flexWrap: "wrap",
    gap: space[1],
    padding: space[1],
    borderRadius: radius.panel,
    borderWidth: 1,
  },
  option: {
    flexGrow: 1,
    flexBasis: 96,
    alignItems: "center",
    justifyContent: "center",
    minHeight: target.small,
    paddingHorizontal: space[2],
    borderRadius: radius.control,
    borderWidth: 1,
    borderColor: "transparent",
  },
  label: { fontWeight: "500", textAlign: "center" },
});
