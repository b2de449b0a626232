import { STEPS_PER_DEGREE, toSteps } from "./precision.ts";

/** A knot is one international nautical mile of 1,852 m in an hour (BIPM, SI Brochure, 8th ed., table 8). */
const METRES_PER_NAUTICAL_MILE = 1852;
const SECONDS_PER_HOUR = 3600;
const KMH_PER_MPS = 3.6;
/** The international foot and mile of 1959. */
const METRES_PER_FOOT = 0.3048;
const METRES_PER_MILE = 1609.344;

export const kmhToMps = (kmh: number): number => kmh / KMH_PER_MPS;
export const mpsToKmh = (mps: number): number => mps * KMH_PER_MPS;
export const mpsToMph = (mps: number): number => (mps * SECONDS_PER_HOUR) / METRES_PER_MILE;
export const mphToMps = (mph: number): number => (mph * METRES_PER_MILE) / SECONDS_PER_HOUR;
export const metresToFeet = (metres: number): number => metres / METRES_PER_FOOT;
export const feetToMetres = (feet: number): number => feet * METRES_PER_FOOT;
export const metresToMiles = (metres: number): number => metres / METRES_PER_MILE;
export const knotsToMps = (knots: number): number => (knots * METRES_PER_NAUTICAL_MILE) / SECONDS_PER_HOUR;
export const mpsToKnots = (mps: number): number => (mps * SECONDS_PER_HOUR) / METRES_PER_NAUTICAL_MILE;

/** Degrees to the integer that is stored: degrees × 1e7, rounded. */
export const toE7 = (degrees: number): number => toSteps(degrees, STEPS_PER_DEGREE);
/** The stored integer in degrees. */
export const fromE7 = (degreesE7: number): number => degreesE7 / STEPS_PER_DEGREE;

export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
export const toDegrees = (radians: number): number => (radians * 180) / Math.PI;
