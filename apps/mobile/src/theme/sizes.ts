import { type } from "@cartage/ui/tokens";
import type { TextStyle } from "react-native";

/** Heights in points: a thumb in a glove needs more than the 44 that guidelines ask for. */
export const target = { small: 48, normal: 56, thumb: 76 } as const;

/** The widest that a column of text gets, in points: the phone's own width, also on a tablet or in a browser. */
export const COLUMN = 480;

function step({ size, line }: { size: number; line: number }, fontWeight: TextStyle["fontWeight"]): TextStyle {
  return { fontSize: size, lineHeight: line, fontWeight };
}

/** The shared scale, one step larger than on a desk: this is read at arm's length. */
export const text = {
  label: step(type.body, "500"),
  body: { ...step(type.reading, "400"), fontSize: 16 },
  strong: step(type.title, "600"),
  heading: { ...step(type.heading, "600"), letterSpacing: -0.3 },
  display: { ...step(type.display, "700"), letterSpacing: -0.8 },
} satisfies Record<string, TextStyle>;

/** Figures of one width, so that a changing number does not move what stands beside it. */
export const figures: TextStyle = { fontVariant: ["tabular-nums"] };
