import { feetToMetres, kmhToMps, metresToFeet, mphToMps, mpsToKmh, mpsToMph } from "@cartage/telemetry/units";
import type { UnitSystem } from "../accounts/inputs.ts";
import type { Quantity } from "./measured-rules.ts";

/** How people read and write what is kept in SI; `label` names the unit's word in `packages/messages`. */
export interface ShownIn {
  label: "kmh" | "mph" | "m" | "ft" | "percent" | "acceleration" | null;
  toShown: (value: number) => number;
  fromShown: (shown: number) => number;
}

const asItIs = (value: number) => value;
const plain: ShownIn = { label: null, toShown: asItIs, fromShown: asItIs };
const share: ShownIn = {
  label: "percent",
  toShown: (value) => value * 100,
  fromShown: (percent) => percent / 100,
};
const everywhere = { share, plain, acceleration: { ...plain, label: "acceleration" } } as const;

/** The units of rules in each system; durations have words of their own. */
export const shownUnits: Record<UnitSystem, Record<Exclude<Quantity, "duration">, ShownIn>> = {
  metric: {
    ...everywhere,
    speed: { label: "kmh", toShown: mpsToKmh, fromShown: kmhToMps },
    distance: { ...plain, label: "m" },
  },
  imperial: {
    ...everywhere,
    speed: { label: "mph", toShown: mpsToMph, fromShown: mphToMps },
    distance: { label: "ft", toShown: metresToFeet, fromShown: feetToMetres },
  },
};
