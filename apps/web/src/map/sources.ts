/** The street maps a person may choose instead of the built-in one: a MapLibre style for each theme. */
export type StreetStyles = { light: string; dark: string };

const openFreeMap = "https://tiles.openfreemap.org/styles";

/** `MAP_STYLE_URL` where it is set, OpenFreeMap's styles else; and the origins from which pages must be able to load. */
export function mapSources({ MAP_STYLE_URL }: { MAP_STYLE_URL?: string | undefined }): {
  streets: StreetStyles;
  origins: string[];
} {
  const streets = MAP_STYLE_URL
    ? { light: MAP_STYLE_URL, dark: MAP_STYLE_URL }
    : { light: `${openFreeMap}/positron`, dark: `${openFreeMap}/dark` };
  return { streets, origins: [...new Set(Object.values(streets).map((style) => new URL(style).origin))] };
}
