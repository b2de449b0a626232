import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast } from "./contrast.ts";
import { type Palette, palettes, type } from "./tokens.ts";

const css = readFileSync(new URL("./styles.css", import.meta.url), "utf8");
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const grounds = ["canvas", "surface", "raised", "sunken"] as const;

function variablesUnder(selector: string): Map<string, string> {
  const block = css.split(`\n${selector} {`)[1]?.split("\n}")[0] ?? "";
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

describe.each([
  ["light", ":root"],
  ["dark", ".dark"],
] as const)("the %s palette", (name, selector) => {
  const palette: Palette = palettes[name];

  test("is the same in tokens.ts and styles.css", () => {
    const expected = new Map(Object.entries(palette).map(([key, value]) => [kebab(key), value]));
    expect(variablesUnder(selector)).toEqual(expected);
  });

  test.each(["ink", "inkMuted", "inkFaint"] as const)("%s reads on every ground (4.5:1)", (ink) => {
    for (const ground of grounds) expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["accent", "moving", "idling", "parked", "silent", "warning", "critical"] as const)(
    "%s: text reads on its own tint and on the grounds (4.5:1), its mark stands out (3:1)",
    (state) => {
      const solid = palette[state];
      const [ink, soft] = [palette[`${state}Ink`], palette[`${state}Soft`]];
      expect(contrast(ink, soft)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, palette.surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, palette.raised)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ["canvas", "surface", "raised"] as const)
        expect(contrast(solid, palette[ground])).toBeGreaterThanOrEqual(3);
    },
  );

  test("labels read on filled buttons (4.5:1), at rest and under the pointer", () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onAccent, palette.accentHover)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onCritical, palette.critical)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onCritical, palette.criticalHover)).toBeGreaterThanOrEqual(4.5);
  });

  test("the edge of a control and the focus ring stand out (3:1)", () => {
    for (const ground of grounds) {
      expect(contrast(palette.control, palette[ground])).toBeGreaterThanOrEqual(3);
      expect(contrast(palette.focus, palette[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

test("the scale of type is the same in tokens.ts and styles.css", () => {
  for (const [name, { size, line }] of Object.entries(type)) {
    expect(css).toContain(`--text-${name}: ${size / 16}rem;`);
    expect(css).toContain(`--text-${name}--line-height: ${line / 16}rem;`);
  }
});
