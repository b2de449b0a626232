import { type Palette, palettes } from "@cartage/ui/tokens";
import { useColorScheme } from "react-native";
import { usePhone } from "../phone/use-phone.ts";

/** The palette for day or night: what the driver chose, else what the phone shows. */
export function useTheme(): { scheme: "light" | "dark"; palette: Palette } {
  const system = useColorScheme();
  const { appearance } = usePhone().preferences;
  const chosen = appearance === "system" ? system : appearance;
  const scheme = chosen === "dark" ? "dark" : "light";
  return { scheme, palette: palettes[scheme] };
}
