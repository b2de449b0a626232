import { type Counts, count } from "./counts.ts";
import type { Ext } from "./position.ts";

/** Bounds on the free attributes of one position; what goes beyond is left out and counted. */
export const extLimits = { keys: 64, keyLength: 64, textLength: 256 } as const;

/** Collects the free attributes of one position; `null` stands for absent, as with the named fields. */
export function addToExt(ext: Ext, key: string, value: unknown, counts: Counts): void {
  if (value === null) return;
  if (typeof value === "object") count(counts, "nested_dropped");
  else if (!isKey(key, counts)) return;
  else if (Object.hasOwn(ext, key)) count(counts, "ext_key_twice");
  else if (typeof value === "boolean") ext[key] = value;
  else if (typeof value === "number") addNumber(ext, key, value, counts);
  else if (typeof value === "string") addText(ext, key, value, counts);
}

// Postgres' jsonb refuses NUL and lone surrogates; one such row would fail its whole batch
const UNSTORABLE = /[\0\p{Surrogate}]/u;

function isKey(key: string, counts: Counts): boolean {
  if (key.length > extLimits.keyLength) {
    count(counts, "ext_key_too_long");
    return false;
  }
  // assigning to __proto__ sets a prototype, not a key
  if (key === "" || key === "__proto__" || UNSTORABLE.test(key)) {
    count(counts, "ext_key_invalid");
    return false;
  }
  return true;
}

function addNumber(ext: Ext, key: string, value: number, counts: Counts): void {
  // JSON can say 1e999, which is read as infinite
  if (Number.isFinite(value)) ext[key] = value + 0;
  else count(counts, "ext_number_out_of_range");
}

function addText(ext: Ext, key: string, value: string, counts: Counts): void {
  if (value.length > extLimits.textLength) count(counts, "ext_text_too_long");
  else if (UNSTORABLE.test(value)) count(counts, "ext_text_invalid");
  else ext[key] = value;
}

/** The attributes as they are kept: null when there are none; of too many, the first by name, whatever their order. */
export function boundedExt(ext: Ext, counts: Counts): Ext | null {
  const keys = Object.keys(ext);
  if (keys.length === 0) return null;
  if (keys.length <= extLimits.keys) return ext;
  count(counts, "ext_too_many_keys");
  const kept: Ext = {};
  for (const key of keys.sort().slice(0, extLimits.keys)) {
    const value = ext[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}
