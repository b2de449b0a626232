import { ScreeningSettings } from "@cartage/domain/tracking/screening/inputs";
import type { Inputs } from "../../trpc/router.ts";

export type Settings = Inputs["tracking"]["screening"]["set"]["settings"];
export type ThresholdName = keyof Settings;

/** In the order of the page: what is doubted, then where trips end. */
export const thresholdNames = [
  "inaccurateAboveM",
  "jumpAboveMps",
  "jumpAboveMps2",
  "frozenFromMps",
  "driftBeyondM",
  "haltAfterS",
  "gapAfterS",
] as const satisfies ThresholdName[];

/** How a threshold, which is kept in SI, is read and written. */
export interface Reading {
  toShown(value: number): number;
  fromShown(shown: number): number;
}
export type Readings = Record<ThresholdName, Reading>;

/** What stands in the fields: numbers in the person's units, nothing where nothing is set. */
export type Draft = Record<ThresholdName, string>;

export function draftOf(settings: Settings, readings: Readings): Draft {
  return Object.fromEntries(thresholdNames.map((name) => [name, textOf(settings[name], readings[name])])) as Draft;
}

/** The settings that a draft means; what was not touched stays to the last digit. `refused`: fields with no value that may be set. */
export function settingsIn(
  draft: Draft,
  before: Settings,
  readings: Readings,
): { settings: Settings; refused: ThresholdName[] } {
  const settings: Settings = {};
  const refused: ThresholdName[] = [];
  for (const name of thresholdNames) {
    const text = draft[name].trim();
    if (text === "") continue;
    const isSame = text === textOf(before[name], readings[name]);
    const value = isSame ? before[name] : readings[name].fromShown(Number(text));
    if (ScreeningSettings.shape[name].safeParse(value).success) settings[name] = value;
    else refused.push(name);
  }
  return { settings, refused };
}

/** Between what a threshold may be set, as it is shown: rounded so that both ends may be. */
export function boundsOf(name: ThresholdName, { toShown }: Reading): { least: number; most: number } {
  const { minValue, maxValue } = ScreeningSettings.shape[name].unwrap();
  return {
    least: Math.ceil(tenths(toShown(minValue ?? 0))) / 10,
    most: Math.floor(tenths(toShown(maxValue ?? 0))) / 10,
  };
}

/** Without what a product of fractions is beside the point. */
const tenths = (value: number) => Number((value * 10).toFixed(6));

function textOf(value: number | undefined, { toShown }: Reading): string {
  return value === undefined ? "" : String(Math.round(toShown(value) * 100) / 100);
}
