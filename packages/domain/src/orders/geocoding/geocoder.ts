import type { PlacePrecision } from "../log-rules.ts";

/** A place that an address may mean, the likeliest first. */
export interface FoundPlace {
  name: string;
  latE7: number;
  lonE7: number;
  precision: PlacePrecision;
}

/** Whatever finds places by their addresses. Rejects when it cannot be asked. */
export interface Geocoder {
  /** What its answers are kept under. */
  name: string;
  find(text: string, options: { language: string; signal?: AbortSignal }): Promise<FoundPlace[]>;
}

export const mostFound = 6;
export const toE7 = (degrees: number) => Math.round(degrees * 1e7);
