import type { Ext } from "./position.ts";

/**
 * Free attributes as JSON in ASCII, keys sorted by UTF-16 code units: equal attributes give equal texts whatever
 * order they came in, and bytes order as JavaScript's characters do. Null when there are none.
 */
export function canonicalExt(ext: Ext | null): string | null {
  if (ext === null) return null;
  const members = Object.keys(ext)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(ext[key])}`);
  return escapeNonAscii(`{${members.join(",")}}`);
}

function escapeNonAscii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
