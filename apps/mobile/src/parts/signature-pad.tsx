import { radius, space } from "@cartage/ui/tokens";
import { useMemo, useRef, useState } from "react";
import { PanResponder, StyleSheet, Text, View } from "react-native";
import { text } from "../theme/sizes.ts";
import { useTheme } from "../theme/use-theme.ts";
import { Button } from "./button.tsx";
import { lengthen, type Point, segmentsOf } from "./strokes.ts";

export type Drawn = { version: 1; width: number; height: number; strokes: Point[][] };

type SignaturePadProps = {
  label: string;
  hint: string;
  clear: string;
  drawn: Drawn | null;
  onDraw(drawn: Drawn | null): void;
};

const HEIGHT = 180;
const INK_WIDTH = 3;

/** Where somebody signs with a finger: each point with its time, as it was drawn. */
export function SignaturePad({ label, hint, clear, drawn, onDraw }: SignaturePadProps) {
  const { palette } = useTheme();
  const [width, setWidth] = useState(0);
  const began = useRef(0);
  const latest = useRef({ drawn, width, onDraw });
  latest.current = { drawn, width, onDraw };

  const responder = useMemo(() => {
    function draw({ locationX, locationY }: { locationX: number; locationY: number }, isNew: boolean) {
      const { drawn: before, width: across, onDraw: tell } = latest.current;
      if (across === 0) return;
      const now = Date.now();
      if (!before) began.current = now;
      const strokes = lengthen(before?.strokes ?? [], [locationX, locationY, now - began.current], isNew);
      if (strokes) tell({ version: 1, width: Math.round(across), height: HEIGHT, strokes });
    }
    return PanResponder.create({
      onStartShouldSetPanResponder: () => true,
      onMoveShouldSetPanResponder: () => true,
      // the screen must not scroll away under the finger
      onPanResponderTerminationRequest: () => false,
      onPanResponderGrant: ({ nativeEvent }) => draw(nativeEvent, true),
      onPanResponderMove: ({ nativeEvent }) => draw(nativeEvent, false),
    });
  }, []);

  return (
    <View style={styles.pad}>
      <View style={styles.head}>
        <Text style={[text.label, { color: palette.inkMuted }]}>{label}</Text>
        {drawn && <Button kind="quiet" label={clear} onPress={() => onDraw(null)} size="small" />}
      </View>
      <View
        {...responder.panHandlers}
        accessibilityLabel={label}
        accessible
        onLayout={({ nativeEvent }) => setWidth(nativeEvent.layout.width)}
        style={[styles.paper, { backgroundColor: palette.surface, borderColor: palette.control }]}
      >
        {!drawn && <Text style={[text.body, styles.hint, styles.untouched, { color: palette.inkFaint }]}>{hint}</Text>}
        {segmentsOf(drawn?.strokes ?? []).map(({ key, x, y, length, angle }) => (
          <View
            key={key}
            style={[
              styles.ink,
              styles.untouched,
              {
                left: x - length / 2,
                top: y - INK_WIDTH / 2,
                width: length,
                backgroundColor: palette.ink,
                transform: [{ rotate: `${angle}rad` }],
              },
            ]}
          />
        ))}
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  pad: { gap: space[2] },
  head: { flexDirection: "row", alignItems: "center", justifyContent: "space-between", minHeight: 24 },
  paper: { height: HEIGHT, borderRadius: radius.panel, borderWidth: 1, overflow: "hidden", userSelect: "none" },
  hint: { position: "absolute", left: 0, right: 0, bottom: space[4], textAlign: "center" },
  ink: { position: "absolute", height: INK_WIDTH, borderRadius: INK_WIDTH },
  // places of touches are told relative to what is touched: that is the paper, always
  untouched: { pointerEvents: "none" },
});
