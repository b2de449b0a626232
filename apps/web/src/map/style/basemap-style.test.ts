import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { expect, test } from "vitest";
import { basemapStyle } from "./basemap-style.ts";

test.each([
  ["light", "en"],
  ["light", "vi"],
  ["dark", "en"],
  ["dark", "vi"],
] as const)("the %s style in %s is valid by MapLibre's specification", (theme, locale) => {
  const style = basemapStyle({ theme, locale, fontFamily: "Geist", origin: "http://localhost:3000" });
  expect(validateStyleMin(style)).toEqual([]);
});

test("no glyphs are fetched: names are drawn with the interface's font", () => {
  const style = basemapStyle({ theme: "light", locale: "en", fontFamily: "Geist", origin: "" });
  expect(style).not.toHaveProperty("glyphs");
});
