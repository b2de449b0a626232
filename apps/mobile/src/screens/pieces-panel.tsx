import { radius, space } from "@cartage/ui/tokens";
import { StyleSheet, Text, View } from "react-native";
import type { Pieces } from "../day/count-codes.ts";
import type { OwnStop } from "../day/day-command.ts";
import { Button } from "../parts/button.tsx";
import { figures, text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { useWords } from "../words/use-words.ts";

type PiecesPanelProps = { items: OwnStop["items"]; pieces: Pieces; onChange(pieces: Pieces): void };

/** How many pieces of each line change hands; one tap takes one off. */
export function PiecesPanel({ items, pieces, onChange }: PiecesPanelProps) {
  const { words } = useWords();
  const { palette } = useTheme();
  return (
    <View
      aria-label={words("handOver.pieces")}
      style={[styles.panel, { backgroundColor: palette.surface, borderColor: palette.line }]}
    >
      {items.map(({ line, description, barcode, quantity, delivered }) => {
        const count = pieces[String(line)] ?? 0;
        const set = (next: number) => onChange({ ...pieces, [String(line)]: next });
        return (
          <View key={line} style={styles.line}>
            <View style={styles.what}>
              <Text style={[text.strong, { color: palette.ink }]}>{description}</Text>
              <Text style={[text.label, figures, { color: palette.inkMuted }]}>{barcode}</Text>
              <Text style={[text.body, figures, { color: palette.ink }]}>
                {words("handOver.count", { count, quantity })}
              </Text>
            </View>
            <Button
              hint={`${words("handOver.less")}: ${description}`}
              isDisabled={count <= delivered}
              label="−"
              onPress={() => set(count - 1)}
            />
            <Button
              hint={`${words("handOver.more")}: ${description}`}
              isDisabled={count >= quantity}
              label="+"
              onPress={() => set(count + 1)}
            />
          </View>
        );
      })}
    </View>
  );
}

const styles = StyleSheet.create({
  panel: { gap: space[4], padding: space[4], borderRadius: radius.sheet, borderWidth: 1 },
  line: { flexDirection: "row", alignItems: "center", gap: space[2] },
  what: { flex: 1 },
});
