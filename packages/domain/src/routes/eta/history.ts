import { mergeSketches, type Sketch, sketchOf } from "./sketch.ts";

/** What a fleet has learned, by key: a row each in a database. What is missing was never seen. */
export type History = Readonly<Record<string, Sketch>>;

/** One thing learned: a value for a key. */
export interface Observation {
  key: string;
  value: number;
  /** Epoch ms. */
  at: number;
}

/** The sketches that observations change, as they are afterwards; the others stay as they were. */
export function absorb(history: History, observations: readonly Observation[]): Record<string, Sketch> {
  const changed: Record<string, Sketch> = {};
  for (const { key, value, at } of observations) {
    changed[key] = mergeSketches(changed[key] ?? history[key] ?? [], sketchOf(value, at));
  }
  return changed;
}

/** Two histories in one, whichever comes first. */
export function mergeHistories(one: History, other: History): Record<string, Sketch> {
  const merged: Record<string, Sketch> = { ...one };
  for (const [key, sketch] of Object.entries(other)) merged[key] = mergeSketches(merged[key] ?? [], sketch);
  return merged;
}
