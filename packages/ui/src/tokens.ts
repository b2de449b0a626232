/**
 * The one visual language, for web and phone: a neutral base, one accent, and colour reserved for state.
 * `styles.css` repeats these values as CSS variables; `tokens.test.ts` holds the two together and checks contrast.
 */
export type Palette = Record<keyof typeof light, string>;

export const light = {
  canvas: "#f9fafb",
  surface: "#ffffff",
  raised: "#ffffff",
  sunken: "#f2f3f5",
  hover: "#eff0f3",
  line: "#e3e4e8",
  lineStrong: "#cfd1d6",
  control: "#858993",
  ink: "#15181f",
  inkMuted: "#51555f",
  inkFaint: "#676c75",
  accent: "#245fd4",
  accentHover: "#1e59cd",
  onAccent: "#ffffff",
  accentSoft: "#e7f2ff",
  accentInk: "#224fa8",
  focus: "#2d69de",
  moving: "#00884b",
  movingSoft: "#e7f7eb",
  movingInk: "#006738",
  idling: "#b67700",
  idlingSoft: "#fbf0e2",
  idlingInk: "#794a00",
  parked: "#66718f",
  parkedSoft: "#f0f2f7",
  parkedInk: "#4c546c",
  silent: "#858993",
  silentSoft: "#f2f3f5",
  silentInk: "#51555f",
  warning: "#c25500",
  warningSoft: "#ffede3",
  warningInk: "#8b3900",
  critical: "#cc272e",
  criticalHover: "#bb061e",
  onCritical: "#ffffff",
  criticalSoft: "#ffeae7",
  criticalInk: "#9b1e22",
} as const;

const dark: Palette = {
  canvas: "#0d0e11",
  surface: "#131519",
  raised: "#1c1e22",
  sunken: "#090a0d",
  hover: "#1f2227",
  line: "#25282d",
  lineStrong: "#373b41",
  control: "#676c76",
  ink: "#edeef1",
  inkMuted: "#a6abb4",
  inkFaint: "#878c96",
  accent: "#619bff",
  accentHover: "#79b4ff",
  onAccent: "#090a0d",
  accentSoft: "#172642",
  accentInk: "#8ebdff",
  focus: "#619bff",
  moving: "#54b57b",
  movingSoft: "#142c1d",
  movingInk: "#89d1a2",
  idling: "#d99e45",
  idlingSoft: "#32230d",
  idlingInk: "#e3b574",
  parked: "#939ebb",
  parkedSoft: "#23262e",
  parkedInk: "#b5bdd5",
  silent: "#878c96",
  silentSoft: "#1f2227",
  silentInk: "#a6abb4",
  warning: "#e58047",
  warningSoft: "#391f10",
  warningInk: "#f9a77d",
  critical: "#fa6863",
  criticalHover: "#ff827b",
  onCritical: "#090a0d",
  criticalSoft: "#3f1917",
  criticalInk: "#ff9890",
};

/** Distances in CSS pixels (points on the phone). */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 10: 40, 12: 48, 16: 64, 24: 96 } as const;

/** Corner radii in CSS pixels. */
export const radius = { small: 4, control: 6, panel: 10, sheet: 14, round: 999 } as const;

/** Type sizes and line heights in CSS pixels. */
export const type = {
  caption: { size: 12, line: 16 },
  body: { size: 13, line: 20 },
  reading: { size: 15, line: 24 },
  title: { size: 17, line: 24 },
  heading: { size: 22, line: 30 },
  display: { size: 34, line: 42 },
  hero: { size: 56, line: 62 },
} as const;

export const palettes = { light, dark };
