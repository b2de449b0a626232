/** A named optional number of the wire: its bounds, and how many steps a unit has at stored precision. */
type Measure = { readonly min: number; readonly max: number; readonly stepsPerUnit: number };

/**
 * Stored precision. Each `max × stepsPerUnit` is what the column holds: int16, or int32 for the odometer.
 * An accuracy above its maximum is stored as the maximum: it says "very inaccurate" either way.
 */
export const measures = {
  altitude: { min: -32_768, max: 32_767, stepsPerUnit: 1 },
  speed: { min: 0, max: 327.67, stepsPerUnit: 100 },
  heading: { min: 0, max: 360, stepsPerUnit: 10 },
  accuracy: { min: 0, max: 3_276.7, stepsPerUnit: 10 },
  battery: { min: 0, max: 1, stepsPerUnit: 100 },
  odometer: { min: 0, max: 2_147_483_647, stepsPerUnit: 1 },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** Steps of 1e-7 degrees in a degree: latitude and longitude as integers, about 1 cm at the equator. */
export const STEPS_PER_DEGREE = 1e7;

/** A value as whole steps, the integer that is stored; never -0. */
export function toSteps(value: number, stepsPerUnit: number): number {
  return Math.round(value * stepsPerUnit) + 0;
}

/** A value rounded to stored precision, in its own unit. */
export function quantise(value: number, stepsPerUnit: number): number {
  return toSteps(value, stepsPerUnit) / stepsPerUnit;
}
