/** What canonical JSON can hold: of numbers only whole ones, so that every language writes them alike. */
export type Canonical = null | boolean | number | string | readonly Canonical[] | { readonly [key: string]: Canonical };

/**
 * The one UTF-8 text of a value: RFC 8785 (JCS), narrowed to safe integers. Keys in the order of their UTF-16 code
 * units, no white space, text as it was given. Throws a RangeError for a fraction and for half a surrogate pair.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === "number") return wholeNumber(value);
  if (typeof value === "string") return wellFormed(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${wellFormed(key)}:${canonicalJson(value[key] ?? null)}`).join(",")}}`;
}

/** Reads bytes that are canonical JSON; undefined when they are not, so that no second text means the same. */
export function readCanonicalJson(bytes: Uint8Array): Canonical | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: Canonical = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no safe integer`);
  return String(value);
}

function wellFormed(text: string): string {
  if (!text.isWellFormed()) throw new RangeError("half a surrogate pair has no UTF-8");
  return JSON.stringify(text);
}

function isList(value: object): value is readonly Canonical[] {
  return Array.isArray(value);
}
