import { expect, test } from "vitest";
import { mapSources } from "./sources.ts";

test("without a setting the street maps are OpenFreeMap's, one for each theme", () => {
  const { streets, origins } = mapSources({});
  expect(streets.light).not.toBe(streets.dark);
  expect(origins).toEqual(["https://tiles.openfreemap.org"]);
});

test("a style of one's own serves both themes and names its origin for the policy", () => {
  const style = "https://maps.example:8443/styles/day.json?key=1";
  expect(mapSources({ MAP_STYLE_URL: style })).toEqual({
    streets: { light: style, dark: style },
    origins: ["https://maps.example:8443"],
  });
});
