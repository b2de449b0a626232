import type { Palette } from "@cartage/ui/tokens";
import type { ExpressionSpecification } from "maplibre-gl";

/** One hue from pale to deep: slow to fast, told apart without naming any of it good or bad. */
const inks = {
  light: ["#a9c4f5", "#6f9bee", "#2f6ae0", "#1a3f9c"],
  dark: ["#35507f", "#4a78c8", "#70a5ff", "#c3dbff"],
} as const;

export const speedInks = (theme: keyof typeof inks): readonly string[] => inks[theme];

/** The line colour of a track whose stretches know their speed class. */
export function speedColor(theme: keyof typeof inks, palette: Palette): ExpressionSpecification {
  return ["match", ["get", "speedClass"], ...inks[theme].flatMap((ink, at) => [at, ink]), palette.accent] as never;
}
