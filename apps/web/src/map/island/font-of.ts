import type { Map as MapLibreMap } from "maplibre-gl";
import { interfaceFont } from "./map-look.ts";

/** What names are written in: the built-in map draws the interface's font; a street map has glyphs of its own fonts only. */
export function fontOf(map: MapLibreMap): string[] {
  if (!map.getGlyphs()) return [`${interfaceFont()} Medium`, interfaceFont()];
  const known = map
    .getStyle()
    .layers.flatMap((layer) => (layer.type === "symbol" ? [layer.layout?.["text-font"]] : []));
  return (
    known.find((font): font is string[] => Array.isArray(font) && typeof font[0] === "string" && font[0] !== "case") ??
    []
  );
}
