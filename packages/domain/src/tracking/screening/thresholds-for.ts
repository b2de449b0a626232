import type { z } from "zod";
import { type VehicleType, vehicleTypes } from "../../fleet/inputs.ts";
import { defaultThresholds, type Thresholds } from "../deriving/thresholds.ts";
import type { ScreeningSettings, screenedTypes } from "./inputs.ts";

export type ScreenedType = (typeof screenedTypes)[number];
export type Settings = z.infer<typeof ScreeningSettings>;

/** By what a type is screened: its own settings, then those for all, then Cartage's. */
export function thresholdsFor(type: VehicleType, settingsOf: (type: ScreenedType) => Settings | undefined): Thresholds {
  return { ...defaultThresholds(type), ...given(settingsOf("any")), ...given(settingsOf(type)) };
}

/** The types whose thresholds the settings for one, or for all, may change. */
export const typesOf = (type: ScreenedType): readonly VehicleType[] => (type === "any" ? vehicleTypes : [type]);

const given = (settings: Settings = {}) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
